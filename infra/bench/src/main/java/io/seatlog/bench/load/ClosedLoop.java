package io.seatlog.bench.load;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Sends on a connection as soon as it is free: so a server that is slow is asked less. */
final class ClosedLoop extends LoopRun {

    ClosedLoop(EventLoop loop, RequestSource requests, Duration window, CompletableFuture<Reading> done) {
        super(loop, requests, window, done);
    }

    @Override
    void begun() {
        // The free connections begin by themselves.
    }

    @Override
    public void free(Line line) {
        long now = System.nanoTime();
        if (now < end()) {
            send(line, now);
        }
    }

    @Override
    boolean isAllSent(long now) {
        return true;
    }

    @Override
    void neverSent(long now) {
        // Nothing is due before a connection is free.
    }
}
