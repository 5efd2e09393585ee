package io.seatlog.query.feed;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Puts a message of a client together that came in pieces, up to a length. */
final class ClientText {

    private final int bytesMax;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int length;

    ClientText(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    static boolean isPart(WebSocketFrame frame) {
        return frame instanceof TextWebSocketFrame || frame instanceof ContinuationWebSocketFrame;
    }

    /** Takes a piece; the message if it was the last one and the whole is not too long. */
    Optional<String> add(WebSocketFrame frame) {
        ByteBuf content = frame.content();
        length += content.readableBytes();
        if (isTooLong()) {
            return Optional.empty();
        }
        byte[] piece = new byte[content.readableBytes()];
        content.getBytes(content.readerIndex(), piece);
        bytes.writeBytes(piece);
        if (!frame.isFinalFragment()) {
            return Optional.empty();
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        length = 0;
        return Optional.of(text);
    }

    boolean isTooLong() {
        return length > bytesMax;
    }
}
