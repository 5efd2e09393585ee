package io.seatlog.bench.load;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The one thread that all load comes from: some 10 us of it a request, where wrk with a script takes 13. */
public final class Generator implements AutoCloseable {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(15);

    private final Duration answersWithin;
    private final MultiThreadIoEventLoopGroup group = Transport.oneThread();
    private final Queue<Lines> all = new ConcurrentLinkedQueue<>();

    public Generator() {
        this(ANSWERS_WITHIN);
    }

    /** Waits for so long for answers after the last request of a run. */
    Generator(Duration answersWithin) {
        this.answersWithin = answersWithin;
    }

    /** Opens so many connections and keeps them. */
    public Lines connect(InetSocketAddress to, int connections) throws InterruptedException {
        Lines lines = new Lines(group.next(), answersWithin, to, connections);
        all.add(lines);
        return lines.connect();
    }

    @Override
    public void close() {
        all.forEach(Lines::close);
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
