package io.seatlog.bench.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.seatlog.bench.SystemUnderTest;
import io.seatlog.bench.load.Transport;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** Everybody who watches a sale: each two sections next to each other, all on one thread. */
final class Audience implements AutoCloseable {

    private static final Duration OPEN_MAX = Duration.ofSeconds(60);
    private static final int OPENING_AT_ONCE = 128;
    private static final int ANSWER_MAX = 8_192;

    private final MultiThreadIoEventLoopGroup group = Transport.oneThread();
    private final CountDownLatch open;
    private final Semaphore opening = new Semaphore(OPENING_AT_ONCE);
    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    /** Touched by the one thread only. */
    private final Histogram shown = new Histogram(3);

    private volatile boolean isClosing;

    private final FeedReader.Sink sink = new FeedReader.Sink() {
        @Override
        public void opened() {
            open.countDown();
            opening.release();
        }

        @Override
        public void ended() {
            if (!isClosing) {
                lost.incrementAndGet();
            }
        }

        @Override
        public void frame() {
            frames.lazySet(frames.get() + 1);
        }

        @Override
        public void shown(long nanosAfterCommit) {
            shown.recordValue(Math.max(0, nanosAfterCommit));
        }
    };

    private Audience(int readers) {
        open = new CountDownLatch(readers);
    }

    /** Lets so many open the feed of a showtime, and waits for the last of them. */
    static Audience gather(
            SystemUnderTest system, String showtime, List<String> sections, CommittedSeats committed, int readers)
            throws InterruptedException {
        Audience audience = new Audience(readers);
        InetSocketAddress address = Contender.addressOf(system);
        for (int reader = 0; reader < readers; reader++) {
            String one = sections.get(reader % sections.size());
            String other = sections.get((reader + 1) % sections.size());
            Map<String, CommittedSeats.Section> watched = new LinkedHashMap<>();
            watched.put(one, committed.section(one));
            watched.put(other, committed.section(other));
            audience.opening.acquire();
            URI feed = URI.create("ws://127.0.0.1:" + address.getPort() + "/api/showtimes/" + showtime + "/feed?watch="
                    + one + ',' + other);
            audience.connect(address, feed, new FeedReader(watched, audience.sink));
        }
        if (!audience.open.await(OPEN_MAX.toSeconds(), TimeUnit.SECONDS)) {
            audience.close();
            throw new IllegalStateException(audience.open.getCount() + " of " + readers + " feeds did not open");
        }
        return audience;
    }

    private void connect(InetSocketAddress to, URI feed, FeedReader reader) {
        WebSocketClientProtocolConfig config = WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(feed)
                .withUTF8Validator(false)
                .handshakeTimeoutMillis(OPEN_MAX.toMillis())
                .build();
        new Bootstrap()
                .group(group)
                .channel(Transport.client())
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(ANSWER_MAX),
                                        new WebSocketClientProtocolHandler(config),
                                        reader);
                    }
                })
                .connect(to);
    }

    /** Messages that came, of whatever kind. */
    long frames() {
        return frames.get();
    }

    /** Feeds that ended by themselves. */
    long lost() {
        return lost.get();
    }

    /** How long after its commit each decision since the last call was shown to each who watched it, in nanoseconds. */
    Histogram takeShown() {
        return group.next()
                .submit(() -> {
                    Histogram taken = shown.copy();
                    shown.reset();
                    return taken;
                })
                .syncUninterruptibly()
                .getNow();
    }

    @Override
    public void close() {
        isClosing = true;
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
