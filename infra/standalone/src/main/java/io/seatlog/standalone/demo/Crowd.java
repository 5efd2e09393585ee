package io.seatlog.standalone.demo;

import io.seatlog.standalone.client.SeatlogClient;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All the buyers, so many at a time. */
final class Crowd {

    private final SeatlogClient client;
    private final SeatlogClient door;
    private final List<Exhibits.Showtime> showtimes;
    private final Map<String, Tally> tallies;
    private final AtomicReference<@Nullable Throwable> firstFailure = new AtomicReference<>();

    Crowd(SeatlogClient client, List<Exhibits.Showtime> showtimes) {
        this.client = client;
        this.door = client.as("demo-door", "door");
        this.showtimes = List.copyOf(showtimes);
        this.tallies = showtimes.stream()
                .map(Exhibits.Showtime::id)
                .collect(Collectors.toMap(Function.identity(), id -> new Tally()));
    }

    /** Lets them all in and waits until the last one has gone; reports each that has. */
    void run(int buyers, int atOnce, long seed, Runnable oneDone) {
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        SplittableRandom random = new SplittableRandom(seed);
        for (int number = 1; number <= buyers; number++) {
            String name = "demo-buyer-" + number;
            SplittableRandom own = random.split();
            threads.execute(() -> {
                one(name, own);
                oneDone.run();
            });
        }
        threads.shutdown();
        try {
            threads.awaitTermination(1, TimeUnit.HOURS);
        } catch (InterruptedException stopped) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void one(String name, SplittableRandom random) {
        Exhibits.Showtime showtime = choose(random);
        Tally tally = tally(showtime);
        try {
            new Buyer(client.as(name, null), door, showtime, tally, random).buy();
        } catch (RuntimeException failed) {
            tally.failed.increment();
            firstFailure.compareAndSet(null, failed);
        }
    }

    private Exhibits.Showtime choose(SplittableRandom random) {
        int point = random.nextInt(
                showtimes.stream().mapToInt(Exhibits.Showtime::weight).sum());
        for (Exhibits.Showtime showtime : showtimes) {
            point -= showtime.weight();
            if (point < 0) {
                return showtime;
            }
        }
        return showtimes.get(0);
    }

    Tally tally(Exhibits.Showtime showtime) {
        return Objects.requireNonNull(tallies.get(showtime.id()));
    }

    /** What went wrong for the first buyer for whom something did. */
    @Nullable
    Throwable firstFailure() {
        return firstFailure.get();
    }
}
