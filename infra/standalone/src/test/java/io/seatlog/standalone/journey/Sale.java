package io.seatlog.standalone.journey;

import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Buyers who keep asking for single seats, each until it has an answer, and remember what they were told. */
final class Sale implements AutoCloseable {

    /** What a buyer was told; the time is that of the answer. */
    record Accepted(String orderId, String seat, SeatlogClient owner, long nanos) {}

    private final Queue<Accepted> accepted = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger names = new AtomicInteger();
    private final List<Thread> threads;
    private final String showtime;

    Sale(String showtime, List<SeatlogClient> doors, Stage stage, int buyers) {
        this.showtime = showtime;
        this.threads = java.util.stream.IntStream.range(0, buyers)
                .mapToObj(number -> new Thread(() -> buyUntilOver(doors, stage, number), "buyer-" + number))
                .toList();
        threads.forEach(Thread::start);
    }

    private void buyUntilOver(List<SeatlogClient> doors, Stage stage, int number) {
        while (!over.get()) {
            SeatlogClient buyer = stage.buyer(showtime + "-" + names.incrementAndGet());
            ask(doors, buyer, number);
        }
    }

    /** The same request with the same key, through one door after the other, until it is decided. */
    private void ask(List<SeatlogClient> doors, SeatlogClient buyer, int number) {
        for (int attempt = 0; ; attempt++) {
            SeatlogClient through = buyer.like(doors.get((number + attempt) % doors.size()));
            try {
                Answer answer = through.order(showtime, "k", Map.of("quantity", 1));
                if (answer.status() == 201) {
                    String seat = answer.body().path("seats").path(0).path("id").asString();
                    accepted.add(new Accepted(answer.text("orderId"), seat, buyer, System.nanoTime()));
                    return;
                }
                if (answer.status() < 500 && answer.status() != 202) {
                    return;
                }
            } catch (UncheckedIOException asIfLost) {
                // The answer may be lost, the hold may stand: the same key tells.
            }
        }
    }

    int acceptedCount() {
        return accepted.size();
    }

    /** Stops after the answers that are under way. */
    List<Accepted> end() throws InterruptedException {
        over.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        return List.copyOf(accepted);
    }

    @Override
    public void close() {
        over.set(true);
    }
}
