package io.seatlog.order;

import io.seatlog.wire.OpenPayment;
import io.seatlog.wire.PaymentOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Requests that wait for their turn: by kind, money that is waited for first, looks last, each kind in order; and none
 * before the provider may be called again. A kind that is out of tokens holds up no other.
 */
final class JobQueue {

    /** Kinds in the order in which they matter. */
    static final List<PaymentOperation> ORDER = List.of(
            PaymentOperation.CAPTURE,
            PaymentOperation.VOID,
            PaymentOperation.CLOSE,
            PaymentOperation.OPEN,
            PaymentOperation.REFUND,
            PaymentOperation.LOOK);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<PaymentOperation, PriorityQueue<PaymentJob>> waiting = new EnumMap<>(PaymentOperation.class);
    private final Pace pace;

    JobQueue(Pace pace) {
        this.pace = pace;
        ORDER.forEach(kind -> waiting.put(kind, new PriorityQueue<>(Comparator.comparingLong(PaymentJob::number))));
    }

    /** Whether its turn will come while it is of use: a page to pay on is none after its order's deadline. */
    boolean isInTime(PaymentJob job, Instant now) {
        if (!(job.request() instanceof OpenPayment open)) {
            return true;
        }
        Duration wait = Duration.ofMillis(pace.millisFor(size(PaymentOperation.OPEN)));
        return now.plus(wait).isBefore(open.getDeadline());
    }

    void add(PaymentJob job) {
        lock.lock();
        try {
            queue(job.operation()).add(job);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The next request whose kind may be called now; waits for one. */
    PaymentJob take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                long wait = Long.MAX_VALUE;
                for (PaymentOperation kind : ORDER) {
                    PriorityQueue<PaymentJob> queue = queue(kind);
                    long untilToken = queue.isEmpty() ? Long.MAX_VALUE : pace.take(kind);
                    @Nullable PaymentJob job = untilToken == 0 ? queue.poll() : null;
                    if (job != null) {
                        changed.signal();
                        return job;
                    }
                    wait = Math.min(wait, untilToken);
                }
                changed.awaitNanos(wait);
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many of a kind wait. */
    int size(PaymentOperation kind) {
        lock.lock();
        try {
            return queue(kind).size();
        } finally {
            lock.unlock();
        }
    }

    private PriorityQueue<PaymentJob> queue(PaymentOperation kind) {
        PriorityQueue<PaymentJob> queue = waiting.get(kind);
        if (queue == null) {
            throw new IllegalStateException(kind + " is no kind of request");
        }
        return queue;
    }
}
