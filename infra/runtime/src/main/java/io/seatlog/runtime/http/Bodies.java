package io.seatlog.runtime.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.ReactiveHttpInputMessage;
import reactor.core.publisher.Mono;

/** Reads request bodies within bounds: what is too large is refused before it is kept. */
public final class Bodies {

    private Bodies() {}

    /**
     * The whole body, empty if there is none.
     *
     * @return fails with a {@link BodyTooLargeException}: at once where the length is announced
     */
    public static Mono<byte[]> read(ReactiveHttpInputMessage message, int bytesMax) {
        if (message.getHeaders().getContentLength() > bytesMax) {
            return Mono.error(new BodyTooLargeException(bytesMax));
        }
        return DataBufferUtils.join(message.getBody(), bytesMax)
                .map(Bodies::bytes)
                .onErrorMap(DataBufferLimitException.class, e -> new BodyTooLargeException(bytesMax))
                .defaultIfEmpty(new byte[0]);
    }

    /**
     * The bytes that were packed with gzip.
     *
     * @throws IOException           if they are not gzip
     * @throws BodyTooLargeException if they unpack to more than so many
     */
    public static byte[] gunzip(byte[] packed, int bytesMax) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readNBytes(bytesMax);
            if (in.read() >= 0) {
                throw new BodyTooLargeException(bytesMax);
            }
            return bytes;
        }
    }

    private static byte[] bytes(DataBuffer buffer) {
        try {
            byte[] bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }
}
