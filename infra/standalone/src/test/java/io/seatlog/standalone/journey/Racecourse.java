package io.seatlog.standalone.journey;

import io.seatlog.standalone.client.SeatlogClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Lets races begin one after the other, some hundred under way, until enough payments were close to their deadlines. */
final class Racecourse {

    private static final int UNDER_WAY_MAX = 400;
    private static final int STARTERS = 6;
    private static final int PAYERS = 16;
    private static final int RIVALS = 24;
    private static final int PEOPLE = 20;

    /** Payments begin at times that are spread evenly around the deadline, later ones a little less: a call takes time. */
    private static final int BEFORE_MILLIS = 50;

    private static final int SPREAD_MILLIS = 95;
    private static final int RIVAL_SPREAD_MILLIS = 60;

    /** Coprime to both spreads, so that neighbours in time come at different times before and after their deadlines. */
    private static final int STRIDE = 37;

    private final String showtime;
    private final int seatsPerRow;
    private final int rows;
    private final List<SeatlogClient> buyers;
    private final List<SeatlogClient> rivals;
    private final Queue<Race> races = new ConcurrentLinkedQueue<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger close = new AtomicInteger();

    /** In the section {@code stalls} of a showtime, each for a seat of its own. */
    Racecourse(Stage stage, String showtime, int rows, int seatsPerRow) {
        this.showtime = showtime;
        this.rows = rows;
        this.seatsPerRow = seatsPerRow;
        this.buyers = people(stage, "racer-");
        this.rivals = people(stage, "rival-");
    }

    private static List<SeatlogClient> people(Stage stage, String name) {
        return IntStream.range(0, PEOPLE)
                .mapToObj(number -> stage.buyer(name + number))
                .toList();
    }

    /** Runs until so many were close, or there is no seat left to race for. */
    List<Race> run(int wanted) {
        Semaphore places = new Semaphore(Math.min(UNDER_WAY_MAX, wanted + wanted / 4));
        ExecutorService starters = Executors.newFixedThreadPool(STARTERS);
        ExecutorService payers = Executors.newFixedThreadPool(PAYERS);
        ExecutorService rivalry = Executors.newFixedThreadPool(RIVALS);
        try {
            List<CompletableFuture<Void>> ends = IntStream.range(0, STARTERS)
                    .mapToObj(any -> CompletableFuture.supplyAsync(
                            () -> {
                                List<CompletableFuture<Void>> own = new ArrayList<>();
                                while (close.get() < wanted && begun.get() < rows * seatsPerRow) {
                                    places.acquireUninterruptibly();
                                    own.add(race(begun.getAndIncrement(), payers, rivalry)
                                            .whenComplete((done, failure) -> places.release()));
                                }
                                return all(own);
                            },
                            starters))
                    .map(own -> own.thenCompose(all -> all))
                    .toList();
            all(ends).join();
            return List.copyOf(races);
        } finally {
            starters.shutdownNow();
            payers.shutdownNow();
            rivalry.shutdownNow();
        }
    }

    private static CompletableFuture<Void> all(List<CompletableFuture<Void>> ends) {
        return CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> race(int number, Executor payers, Executor rivalry) {
        int row = number / seatsPerRow;
        if (row >= rows) {
            return CompletableFuture.completedFuture(null);
        }
        String seat = "stalls:" + (row + 1) + ":" + (number % seatsPerRow + 1);
        Race race = Race.open(buyers.get(number % PEOPLE), showtime, seat);
        races.add(race);
        int ahead = number * STRIDE % SPREAD_MILLIS - BEFORE_MILLIS;
        int behind = number * STRIDE % RIVAL_SPREAD_MILLIS;
        return CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> pay(race), at(race.deadline().plusMillis(ahead), payers)),
                CompletableFuture.runAsync(
                        () -> race.rival(rivals.get(number % PEOPLE)),
                        at(race.deadline().plusMillis(behind), rivalry)));
    }

    private void pay(Race race) {
        race.pay();
        if (race.isClose()) {
            close.incrementAndGet();
        }
    }

    private static Executor at(Instant moment, Executor where) {
        return CompletableFuture.delayedExecutor(
                Math.max(0, Duration.between(Instant.now(), moment).toNanos()), TimeUnit.NANOSECONDS, where);
    }
}
