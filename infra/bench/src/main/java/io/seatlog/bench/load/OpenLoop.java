package io.seatlog.bench.load;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends when it is time, and measures from that time: if no connection is free, or the generator is late, the request has
 * waited all the same.
 */
final class OpenLoop extends LoopRun {

    /** The thread wakes up no more often than this: what became due meanwhile goes together. */
    private static final long GRAIN_NANOS = 500_000;

    private final Arrivals arrivals;
    private final Deque<Line> free = new ArrayDeque<>();
    private long number;
    private long due;
    private boolean isShortOfLines;

    OpenLoop(
            EventLoop loop,
            RequestSource requests,
            Arrivals arrivals,
            Duration window,
            CompletableFuture<Reading> done) {
        super(loop, requests, window, done);
        this.arrivals = arrivals;
    }

    @Override
    void begun() {
        due = start() + arrivals.at(0);
        loop().execute(this::tick);
    }

    private void tick() {
        sendDue();
        if (due < end()) {
            long wait = Math.max(GRAIN_NANOS, due - System.nanoTime());
            loop().schedule(this::tick, wait, TimeUnit.NANOSECONDS);
        }
    }

    private void sendDue() {
        for (long now = System.nanoTime(); due <= now && due < end(); now = System.nanoTime()) {
            Line line = nextFree();
            if (line == null) {
                isShortOfLines = true;
                return;
            }
            if (isShortOfLines) {
                score().waited();
            } else {
                score().late(now - due);
            }
            long then = due;
            due = start() + arrivals.at(++number);
            send(line, then);
        }
        isShortOfLines = false;
    }

    private @Nullable Line nextFree() {
        Line line = free.poll();
        while (line != null && !line.isOpen()) {
            line = free.poll();
        }
        return line;
    }

    @Override
    public void free(Line line) {
        free.add(line);
        if (isShortOfLines) {
            sendDue();
        }
    }

    @Override
    boolean isAllSent(long now) {
        return due >= end();
    }

    @Override
    void neverSent(long now) {
        for (; due < end(); due = start() + arrivals.at(++number)) {
            score().waited();
            score().ended(Outcome.UNANSWERED, due - start(), now - start());
        }
    }
}
