package io.seatlog.ingest.sell;

import io.seatlog.ingest.gate.HoldRequest;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One waiting request. It is answered once, whoever comes first with an answer. */
final class Ticket {

    private final HoldRequest request;
    private final long deadline;
    /** Who takes the answer; null once it was given, for whoever asked is not to be kept for as long as the ticket is. */
    private final AtomicReference<@Nullable Consumer<HoldAnswer>> taker;

    private long numberWhenItCame;

    Ticket(HoldRequest request, long deadline, Consumer<HoldAnswer> answer) {
        this.request = request;
        this.deadline = deadline;
        this.taker = new AtomicReference<>(answer);
    }

    HoldRequest request() {
        return request;
    }

    long deadline() {
        return deadline;
    }

    /** The highest number read for its showtime when it came; set and read under the showtime's lock. */
    long numberWhenItCame() {
        return numberWhenItCame;
    }

    void cameAt(long number) {
        numberWhenItCame = number;
    }

    boolean isAnswered() {
        return taker.get() == null;
    }

    void answer(HoldAnswer with) {
        Consumer<HoldAnswer> waiting = taker.getAndSet(null);
        if (waiting != null) {
            waiting.accept(with);
        }
    }
}
