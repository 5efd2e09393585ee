package io.seatlog.standalone.demo;

import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** What the buyers counted, held against what everybody can read. */
final class Summary {

    private static final Duration AGREE_MAX = Duration.ofSeconds(15);

    private final SeatlogClient client;
    private final Crowd crowd;
    private final List<String> lines = new ArrayList<>();
    private boolean addsUp = true;

    Summary(SeatlogClient client, Crowd crowd) {
        this.client = client;
        this.crowd = crowd;
        lines.add("");
        lines.add("%-26s %7s %8s %8s | %8s %8s %8s | %8s %8s %8s   %s"
                .formatted(
                        "", "buyers", "refused", "failed", "paid", "left", "returned", "booked", "held", "free", ""));
    }

    /** Adds a showtime. What is read may be a moment behind, so it is asked again until it agrees. */
    void add(Exhibits.Showtime showtime) {
        Tally tally = crowd.tally(showtime);
        long end = System.nanoTime() + AGREE_MAX.toNanos();
        Answer read = read(showtime);
        while (!agrees(showtime, tally, read) && System.nanoTime() < end) {
            sleep();
            read = read(showtime);
        }
        boolean agrees = agrees(showtime, tally, read);
        addsUp &= agrees;
        lines.add("%-26s %7d %8d %8d | %8d %8d %8d | %8d %8d %8d   %s"
                .formatted(
                        showtime.title(),
                        tally.asked.sum(),
                        tally.refused.sum(),
                        tally.failed.sum(),
                        tally.seatsPaid.sum(),
                        tally.seatsLeftHeld.sum(),
                        tally.seatsGivenBack.sum(),
                        read.number("booked"),
                        read.number("held"),
                        read.number("free"),
                        agrees ? "adds up" : "DOES NOT ADD UP"));
    }

    void money(List<Exhibits.Showtime> showtimes) {
        long cents = sum(showtimes, tally -> tally.money);
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "Taken: EUR %,.2f, given back: EUR %,.2f; cards declined on the way: %d; let in at the door: %d",
                cents / 100.0,
                sum(showtimes, tally -> tally.moneyBack) / 100.0,
                sum(showtimes, tally -> tally.declined),
                sum(showtimes, tally -> tally.admitted)));
    }

    private long sum(List<Exhibits.Showtime> showtimes, Function<Tally, LongAdder> figure) {
        return showtimes.stream()
                .mapToLong(showtime -> figure.apply(crowd.tally(showtime)).sum())
                .sum();
    }

    private Answer read(Exhibits.Showtime showtime) {
        return client.get("/api/showtimes/" + showtime.id() + "/availability").expect(200);
    }

    private static boolean agrees(Exhibits.Showtime showtime, Tally tally, Answer read) {
        long booked = read.number("booked");
        long held = read.number("held");
        return booked == tally.seatsPaid.sum()
                && held == tally.seatsLeftHeld.sum()
                && read.number("free") + held + booked + read.number("blocked") == showtime.capacity();
    }

    private static void sleep() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    boolean addsUp() {
        return addsUp;
    }

    String text() {
        return String.join(System.lineSeparator(), lines);
    }
}
