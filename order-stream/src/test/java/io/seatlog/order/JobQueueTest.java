package io.seatlog.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.wire.CapturePayment;
import io.seatlog.wire.LookUpPayment;
import io.seatlog.wire.OpenPayment;
import io.seatlog.wire.PaymentOperation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What is asked of the provider next, and how fast. */
class JobQueueTest {

    private static final String ID = Wire.ORDER.toString();
    private static final Instant NOW = Wire.HELD_AT;

    private final AtomicLong nanos = new AtomicLong();
    private long numbers;

    @Test
    void callsEachKindAtItsOwnRateAndAllAtTheirs() {
        Pace pace = new Pace(20, 80, nanos::get);
        assertThat(taken(pace, List.of(PaymentOperation.LOOK), 10_000)).isBetween(200, 205);
        assertThat(taken(pace, JobQueue.ORDER, 10_000)).isBetween(800, 820);
    }

    @Test
    void neverCallsMoreThanFiveQuartersOfTheRateInASecond() {
        Pace pace = new Pace(20, 80, nanos::get);
        nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
        assertThat(taken(pace, List.of(PaymentOperation.OPEN), 1_000)).isLessThanOrEqualTo(25);
        nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
        assertThat(taken(pace, JobQueue.ORDER, 1_000)).isLessThanOrEqualTo(100);
    }

    @Test
    void asksForMoneyFirstAndLooksLast() throws Exception {
        JobQueue queue = new JobQueue(new Pace(1_000, 1_000, System::nanoTime));
        PaymentJob look = add(queue, look());
        PaymentJob open = add(queue, open());
        PaymentJob first = add(queue, capture());
        PaymentJob second = add(queue, capture());
        assertThat(List.of(queue.take(), queue.take(), queue.take(), queue.take()))
                .containsExactly(first, second, open, look);
    }

    @Test
    void holdsUpNoKindForOneThatIsOutOfTokens() throws Exception {
        JobQueue queue = new JobQueue(new Pace(1, 1_000, nanos::get));
        add(queue, capture());
        queue.take();
        PaymentJob waiting = add(queue, capture());
        PaymentJob look = add(queue, look());
        assertThat(queue.take()).isEqualTo(look);
        CompletableFuture<PaymentJob> next = CompletableFuture.supplyAsync(() -> {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        queue.add(PaymentJob.first(look(), place(), 99));
        assertThat(next.get(10, TimeUnit.SECONDS)).isEqualTo(waiting);
    }

    @Test
    void refusesToOpenWhatWouldComeAfterTheDeadline() {
        JobQueue queue = new JobQueue(new Pace(20, 80, nanos::get));
        PaymentJob open = PaymentJob.first(open(), place(), 0);
        for (int i = 0; i < 20 * 899; i++) {
            add(queue, open());
        }
        assertThat(queue.isInTime(open, NOW)).isTrue();
        for (int i = 0; i < 20; i++) {
            add(queue, open());
        }
        assertThat(queue.isInTime(open, NOW)).isFalse();
        assertThat(queue.isInTime(PaymentJob.first(capture(), place(), 0), NOW)).isTrue();
    }

    /** How many calls are let through while so many milliseconds pass. */
    private int taken(Pace pace, List<PaymentOperation> kinds, int millis) {
        int count = 0;
        for (int i = 0; i < millis; i++) {
            nanos.addAndGet(1_000_000);
            for (PaymentOperation kind : kinds) {
                count += pace.take(kind) == 0 ? 1 : 0;
            }
        }
        return count;
    }

    private PaymentJob add(JobQueue queue, SpecificRecord request) {
        PaymentJob job = PaymentJob.first(request, place(), ++numbers);
        queue.add(job);
        return job;
    }

    private static Progress.Place place() {
        return new Progress.Place(new TopicPartition("payment-requests", 0), 0);
    }

    private static SpecificRecord capture() {
        return new CapturePayment(Wire.SHOWTIME, ID, ID + "/CAPTURE/1", 1, NOW, "pi_1", 2500L, "EUR");
    }

    private static SpecificRecord look() {
        return new LookUpPayment(Wire.SHOWTIME, ID, ID + "/LOOK/1", 1, NOW, "cs_1", null, null);
    }

    private static SpecificRecord open() {
        return OpenPayment.newBuilder()
                .setShowtimeId(Wire.SHOWTIME)
                .setOrderId(ID)
                .setRequestId(ID + "/OPEN/1")
                .setAttempt(1)
                .setAt(NOW)
                .setAmount(2500L)
                .setCurrency("EUR")
                .setDeadline(Wire.DEADLINE)
                .setReturnUrl("https://shop.example/back")
                .setSeats(new ArrayList<>(Wire.held(2500).getSeats()))
                .build();
    }
}
