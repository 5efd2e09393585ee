package io.seatlog.query.feed;

import java.util.ArrayDeque;

/**
 * How much one connection may still be sent: in no second more than so many messages and bytes. A message larger than a
 * second's bytes goes alone, and what follows waits as long as its bytes take.
 */
final class SendBudget {

    static final long SECOND_NANOS = 1_000_000_000L;

    /** A message that counts until a time. */
    private record Sent(long untilNanos, int bytes) {}

    private final int messagesPerSecond;
    private final int bytesPerSecond;
    private final ArrayDeque<Sent> sent = new ArrayDeque<>();
    private long bytes;

    SendBudget(int messagesPerSecond, int bytesPerSecond) {
        this.messagesPerSecond = messagesPerSecond;
        this.bytesPerSecond = bytesPerSecond;
    }

    /** Whether a message of this size may go now. */
    boolean admits(long nowNanos, int size) {
        forget(nowNanos);
        return sent.size() < messagesPerSecond && (sent.isEmpty() || bytes + size <= bytesPerSecond);
    }

    /** Takes note of a message that goes now. */
    void spend(long nowNanos, int size) {
        sent.add(new Sent(nowNanos + Math.max(SECOND_NANOS, paceNanos(size)), size));
        bytes += size;
    }

    /** When the oldest message that counts no longer does; now if none does. */
    long freeAtNanos(long nowNanos) {
        forget(nowNanos);
        Sent oldest = sent.peek();
        return oldest == null ? nowNanos : oldest.untilNanos;
    }

    /** How long so many bytes take at the pace of the budget. */
    long paceNanos(int size) {
        return size * SECOND_NANOS / bytesPerSecond;
    }

    private void forget(long nowNanos) {
        for (Sent oldest = sent.peek(); oldest != null && oldest.untilNanos <= nowNanos; oldest = sent.peek()) {
            sent.remove();
            bytes -= oldest.bytes;
        }
    }
}
