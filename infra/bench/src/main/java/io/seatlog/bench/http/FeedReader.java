package io.seatlog.bench.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody who watches sections: measures how long after its commit each decision about them is shown. */
final class FeedReader extends SimpleChannelInboundHandler<TextWebSocketFrame> {

    private static final byte[] SEATS = "{\"type\":\"seats\",\"section\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VERSION = "\",\"version\":".getBytes(StandardCharsets.US_ASCII);

    /** What all readers see; called on their one thread. */
    interface Sink {
        void opened();

        void ended();

        void frame();

        void shown(long nanosAfterCommit);
    }

    /** One watched section, and how many of its decisions were shown. */
    private static final class Watched {
        private final CommittedSeats.Section decisions;
        private int shown;

        Watched(CommittedSeats.Section decisions) {
            this.decisions = decisions;
        }
    }

    private final Map<String, CommittedSeats.Section> sections;
    private final Map<String, Watched> watched = new HashMap<>();
    private final Sink sink;

    FeedReader(Map<String, CommittedSeats.Section> sections, Sink sink) {
        super(TextWebSocketFrame.class);
        this.sections = Map.copyOf(sections);
        this.sink = sink;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == WebSocketClientProtocolHandler.ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            sections.forEach((id, section) -> watched.put(id, new Watched(section)));
            sink.opened();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        sink.ended();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
        sink.frame();
        ByteBuf text = frame.content();
        Watched section = startsWith(text, text.readerIndex(), SEATS) ? section(text) : null;
        if (section != null) {
            show(section, version(text), System.nanoTime());
        }
    }

    private void show(Watched section, long version, long now) {
        CommittedSeats.Section decisions = section.decisions;
        while (section.shown < decisions.size() && decisions.number(section.shown) <= version) {
            sink.shown(now - decisions.nanos(section.shown));
            section.shown++;
        }
    }

    private @Nullable Watched section(ByteBuf text) {
        int from = text.readerIndex() + SEATS.length;
        int to = text.indexOf(from, text.writerIndex(), (byte) '"');
        String id = text.toString(from, to - from, StandardCharsets.US_ASCII);
        text.readerIndex(to);
        return watched.get(id);
    }

    /** Behind the section's id stands the version. */
    private static long version(ByteBuf text) {
        if (!startsWith(text, text.readerIndex(), VERSION)) {
            throw new IllegalStateException("A frame of another form: " + text.toString(StandardCharsets.UTF_8));
        }
        long version = 0;
        for (int at = text.readerIndex() + VERSION.length; at < text.writerIndex(); at++) {
            int digit = text.getByte(at) - '0';
            if (digit < 0 || digit > 9) {
                return version;
            }
            version = 10 * version + digit;
        }
        return version;
    }

    private static boolean startsWith(ByteBuf text, int at, byte[] start) {
        if (text.writerIndex() - at < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (text.getByte(at + i) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
