package io.seatlog.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Kept connections to one server, all served by the generator's one thread. */
public final class Lines implements AutoCloseable {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(30);
    /** So many handshakes are under way at once: a server's backlog of them is short. */
    private static final int OPENING_AT_ONCE = 64;

    private final EventLoop loop;
    private final Duration answersWithin;
    private final Bootstrap bootstrap;
    private final int wanted;
    private final List<Line> open = new ArrayList<>();
    private final CountDownLatch allOpen;
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    private int opening;
    private @Nullable Run run;
    private boolean isClosing;

    Lines(EventLoop loop, Duration answersWithin, InetSocketAddress to, int wanted) {
        this.loop = loop;
        this.answersWithin = answersWithin;
        this.wanted = wanted;
        this.allOpen = new CountDownLatch(wanted);
        this.bootstrap = new Bootstrap()
                .group(loop)
                .channel(Transport.client())
                .remoteAddress(to)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new Line(Lines.this));
                    }
                });
    }

    /** Opens all connections and waits for them. */
    Lines connect() throws InterruptedException {
        loop.execute(this::openMore);
        if (!allOpen.await(CONNECT_MAX.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(
                    (wanted - allOpen.getCount()) + " of " + wanted + " connections could be opened: " + fault.get());
        }
        return this;
    }

    /** Each connection sends its next request as soon as the last one is answered. Waits until all is answered. */
    public Reading closedLoop(RequestSource requests, Duration window) throws InterruptedException {
        return await(startClosedLoop(requests, window));
    }

    /** Requests are sent when they are due, whatever became of those before. Waits until all is answered. */
    public Reading openLoop(RequestSource requests, Arrivals arrivals, Duration window) throws InterruptedException {
        return await(startOpenLoop(requests, arrivals, window));
    }

    /** As {@link #closedLoop}, without waiting. */
    public CompletableFuture<Reading> startClosedLoop(RequestSource requests, Duration window) {
        return start(done -> new ClosedLoop(loop, requests, window, done));
    }

    /** As {@link #openLoop}, without waiting. */
    public CompletableFuture<Reading> startOpenLoop(RequestSource requests, Arrivals arrivals, Duration window) {
        return start(done -> new OpenLoop(loop, requests, arrivals, window, done));
    }

    /** Makes a run on the generator's thread; it completes the future when it is over. */
    private interface RunMaker {
        LoopRun make(CompletableFuture<Reading> done);
    }

    private CompletableFuture<Reading> start(RunMaker maker) {
        CompletableFuture<Reading> done = new CompletableFuture<>();
        loop.execute(() -> {
            if (run != null) {
                done.completeExceptionally(new IllegalStateException("These connections are in use"));
                return;
            }
            LoopRun started = maker.make(done);
            run = started;
            started.begin(open, answersWithin);
        });
        return done.whenComplete((reading, e) -> loop.execute(this::runIsOver));
    }

    private void runIsOver() {
        run = null;
        List.copyOf(open).stream().filter(Line::isBusy).forEach(Line::drop);
    }

    private static Reading await(CompletableFuture<Reading> reading) throws InterruptedException {
        try {
            return reading.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private void openMore() {
        while (!isClosing && opening < OPENING_AT_ONCE && open.size() + opening < wanted) {
            opening++;
            bootstrap.connect().addListener(connected -> {
                opening--;
                if (isClosing) {
                    List.copyOf(open).forEach(Line::drop);
                } else if (!connected.isSuccess()) {
                    failed(connected.cause());
                    loop.schedule(this::openMore, 10, TimeUnit.MILLISECONDS);
                } else {
                    openMore();
                }
            });
        }
    }

    void opened(Line line) {
        open.add(line);
        allOpen.countDown();
        if (run != null) {
            run.free(line);
        }
    }

    void closed(Line line) {
        open.remove(line);
        openMore();
    }

    void failed(Throwable cause) {
        fault.set(cause);
    }

    void ended(Line line, int status, long due) {
        Run now = run;
        if (now != null) {
            now.ended(status, due);
            if (status != Outcome.LOST) {
                now.free(line);
            }
        }
    }

    @Override
    public void close() {
        loop.submit(() -> {
                    isClosing = true;
                    List.copyOf(open).forEach(Line::drop);
                })
                .syncUninterruptibly();
    }
}
