package io.seatlog.query.body;

import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** The bytes of one answer, plain and compressed. Compressed at most once, when somebody first wants them so. */
public final class Body {

    /** Smaller answers are not worth compressing: they fit one packet anyway. */
    private static final int GZIP_FROM_BYTES = 1_024;

    private final byte[] plain;
    private final int level;
    private byte @Nullable [] gzipped;

    private Body(byte[] plain, int level, byte @Nullable [] gzipped) {
        this.plain = plain;
        this.level = level;
        this.gzipped = gzipped;
    }

    /** An answer that lives for a moment: compressed fast. */
    public static Body brief(byte[] plain) {
        return new Body(plain, Deflater.BEST_SPEED, null);
    }

    /** An answer that never changes: compressed well. */
    public static Body lasting(byte[] plain) {
        return new Body(plain, Deflater.BEST_COMPRESSION, null);
    }

    static Body assembled(byte[] plain, byte[] gzipped) {
        return new Body(plain, Deflater.BEST_SPEED, gzipped);
    }

    /** The bytes as they are. The caller does not write to them. */
    public byte[] plain() {
        return plain;
    }

    /** Whether the compressed form is worth sending. */
    public boolean isWorthCompressing() {
        return plain.length >= GZIP_FROM_BYTES;
    }

    /** The bytes as one gzip member. The caller does not write to them. */
    public synchronized byte[] gzipped() {
        if (gzipped == null) {
            gzipped = GzipPieces.gzip(plain, level);
        }
        return gzipped;
    }

    /** Bytes that this keeps in memory. */
    public synchronized int weight() {
        return plain.length + (gzipped == null ? 0 : gzipped.length);
    }
}
