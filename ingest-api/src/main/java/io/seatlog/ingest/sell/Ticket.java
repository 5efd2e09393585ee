package io.seatlog.ingest.sell;

import io.seatlog.ingest.gate.HoldRequest;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One waiting request. It is answered once, whoever comes first with an answer. */
final class Ticket {

    private final HoldRequest request;
    private final long deadline;
    private final Consumer<HoldAnswer> answer;
    private final AtomicBoolean answered = new AtomicBoolean();
    private long numberWhenItCame;

    Ticket(HoldRequest request, long deadline, Consumer<HoldAnswer> answer) {
        this.request = request;
        this.deadline = deadline;
        this.answer = answer;
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
        return answered.get();
    }

    void answer(HoldAnswer with) {
        if (answered.compareAndSet(false, true)) {
            answer.accept(with);
        }
    }
}
