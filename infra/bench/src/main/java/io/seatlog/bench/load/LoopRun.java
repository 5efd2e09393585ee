package io.seatlog.bench.load;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One run: sends for a while, waits for what is unanswered, and tells what it measured. */
abstract class LoopRun implements Run {

    private final EventLoop loop;
    private final RequestSource requests;
    private final Duration window;
    private final CompletableFuture<Reading> done;
    private final Score score;
    private List<Line> lines = List.of();
    private Duration answersWithin = Duration.ZERO;
    private long start;
    private long end;
    private int underWay;
    private boolean isOver;

    LoopRun(EventLoop loop, RequestSource requests, Duration window, CompletableFuture<Reading> done) {
        this.loop = loop;
        this.requests = requests;
        this.window = window;
        this.done = done;
        this.score = new Score(window);
    }

    /**
     * Starts.
     *
     * @param open     the connections, all of them free; the list goes on telling which ones are open
     * @param patience longest wait for answers after the last request
     */
    final void begin(List<Line> open, Duration patience) {
        lines = open;
        answersWithin = patience;
        start = System.nanoTime();
        end = start + window.toNanos();
        begun();
        List.copyOf(open).forEach(this::free);
        loop.schedule(this::windowIsOver, window.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The clock runs. */
    abstract void begun();

    /** Whether all that should be sent has been. */
    abstract boolean isAllSent(long now);

    final EventLoop loop() {
        return loop;
    }

    final Score score() {
        return score;
    }

    final long start() {
        return start;
    }

    final long end() {
        return end;
    }

    final void send(Line line, long due) {
        underWay++;
        line.send(requests, due);
    }

    @Override
    public final void ended(int status, long due) {
        underWay--;
        if (isOver) {
            return;
        }
        long now = System.nanoTime();
        score.ended(status, due - start, now - start);
        finishIfQuiet(now);
    }

    private void windowIsOver() {
        long now = System.nanoTime();
        finishIfQuiet(now);
        loop.schedule(this::giveUp, answersWithin.toNanos(), TimeUnit.NANOSECONDS);
    }

    final void finishIfQuiet(long now) {
        if (now >= end && underWay == 0 && isAllSent(now)) {
            finish();
        }
    }

    /** What is unanswered counts as long as it has waited: a server that stands still must not look fast. */
    private void giveUp() {
        if (isOver) {
            return;
        }
        long now = System.nanoTime();
        lines.stream()
                .filter(Line::isBusy)
                .forEach(line -> score.ended(Outcome.UNANSWERED, line.due() - start, now - start));
        neverSent(now);
        finish();
    }

    /** Counts what was due and could not be sent. */
    abstract void neverSent(long now);

    private void finish() {
        if (!isOver) {
            isOver = true;
            done.complete(score.reading());
        }
    }
}
