package io.seatlog.query.feed;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.websocket.WebsocketOutbound;

/** One WebSocket of the feed. Everything happens on its channel's event loop. */
final class FeedConnection {

    static final int GOING_AWAY = 1001;
    static final int BAD_MESSAGE = 1008;
    static final int TOO_BIG = 1009;
    static final int TRY_AGAIN_LATER = 1013;

    private static final long PING_NANOS = TimeUnit.SECONDS.toNanos(20);

    /** A client that says nothing for three pings is gone; one that reads nothing for so long is too slow. */
    private static final long SILENCE_NANOS = 3 * PING_NANOS;

    /** How long a full socket is left alone before it is looked at again. */
    private static final long FULL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final int CLIENT_MESSAGES_PER_SECOND = 50;

    private static final String NO_MESSAGE = "not a message of this feed";

    private final FeedRoom room;
    private final Channel channel;
    private final WebsocketOutbound out;
    private final FeedSession session;
    private final LongSupplier nanos;
    private final SendBudget heard = new SendBudget(CLIENT_MESSAGES_PER_SECOND, Integer.MAX_VALUE);
    private final ClientText said = new ClientText(FeedUpgrade.CLIENT_BYTES_MAX);
    private long heardNanos;
    private long writableNanos;
    private boolean waiting;
    private boolean closed;

    FeedConnection(FeedRoom room, Channel channel, WebsocketOutbound out, LongSupplier nanos) {
        this.room = room;
        this.channel = channel;
        this.out = out;
        this.nanos = nanos;
        this.heardNanos = nanos.getAsLong();
        this.writableNanos = heardNanos;
        this.session = new FeedSession(room.frames(), room.latest(), room.sales(), heardNanos);
    }

    EventLoop loop() {
        return channel.eventLoop();
    }

    /** Begins: the snapshot, and the sections watched from the start. */
    void open(List<String> watched) {
        session.watch(watched);
        channel.eventLoop().schedule(this::ping, PING_NANOS, TimeUnit.NANOSECONDS);
        pump();
    }

    /** There is a new state. Who waits for a turn takes the latest when it comes. */
    void wake() {
        if (!waiting) {
            pump();
        }
    }

    /** Sends what is due, and comes back when more will be. */
    void pump() {
        if (closed) {
            return;
        }
        session.offer(room.latest(), room.sales());
        long now = nanos.getAsLong();
        if (!channel.isWritable()) {
            if (now - writableNanos > SILENCE_NANOS) {
                close(TRY_AGAIN_LATER, "too slow");
            } else {
                again(FULL_NANOS);
            }
            return;
        }
        writableNanos = now;
        if (session.dueNanos() <= now) {
            for (byte[] frame : session.round(now)) {
                channel.write(new TextWebSocketFrame(Unpooled.wrappedBuffer(frame)), channel.voidPromise());
            }
            channel.flush();
        }
        long due = session.dueNanos();
        if (due != FeedSession.NEVER) {
            again(Math.max(0, due - now));
        }
    }

    /** Takes what the client says. */
    void receive(WebSocketFrame frame) {
        heardNanos = nanos.getAsLong();
        if (closed || frame instanceof PongWebSocketFrame) {
            return;
        }
        if (!heard.admits(heardNanos, 0)) {
            close(TRY_AGAIN_LATER, "too many messages");
            return;
        }
        heard.spend(heardNanos, 0);
        if (!ClientText.isPart(frame)) {
            close(BAD_MESSAGE, NO_MESSAGE);
            return;
        }
        Optional<String> text = said.add(frame);
        if (said.isTooLong()) {
            close(TOO_BIG, "at most 4 KiB");
        } else if (text.isPresent()) {
            said(ClientMessage.parse(text.get()));
        }
    }

    private void said(Optional<ClientMessage> told) {
        @Nullable ClientMessage message = told.orElse(null);
        if (message == null) {
            close(BAD_MESSAGE, NO_MESSAGE);
        } else if (message.kind() == ClientMessage.Kind.SNAPSHOT) {
            session.askSnapshot();
            pump();
        } else if (session.watch(message.sections())) {
            pump();
        } else {
            close(BAD_MESSAGE, "up to " + FeedSession.WATCHED_MAX + " sections of this showtime");
        }
    }

    /** Ends the connection with a code of the protocol. */
    void close(int code, String reason) {
        if (!closed) {
            closed = true;
            out.sendClose(code, reason).subscribe(null, failure -> channel.close());
            // Who reads nothing does not even read why.
            channel.eventLoop().schedule(() -> channel.close(), CLOSE_NANOS, TimeUnit.NANOSECONDS);
        }
    }

    /** The channel is gone. */
    void gone() {
        closed = true;
        room.leave(this);
    }

    private void ping() {
        if (closed || !channel.isActive()) {
            return;
        }
        if (nanos.getAsLong() - heardNanos > SILENCE_NANOS) {
            close(TRY_AGAIN_LATER, "no answer to pings");
            return;
        }
        channel.writeAndFlush(new PingWebSocketFrame(), channel.voidPromise());
        channel.eventLoop().schedule(this::ping, PING_NANOS, TimeUnit.NANOSECONDS);
    }

    private void again(long afterNanos) {
        if (!waiting) {
            waiting = true;
            channel.eventLoop()
                    .schedule(
                            () -> {
                                waiting = false;
                                pump();
                            },
                            afterNanos,
                            TimeUnit.NANOSECONDS);
        }
    }
}
