package io.seatlog.ingest.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over values in a fixed order, each with its length: the canonical form of what is published. How a client wrote
 * its JSON, order of members and spaces, does not matter to it.
 */
public final class CanonicalDigest {

    private final MessageDigest digest;
    private final ByteBuffer buffer = ByteBuffer.allocate(8192);

    /** A digest of one kind of thing: different kinds never have the same digest. */
    public CanonicalDigest(String kind) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
        add(kind);
    }

    /** Adds a text; one that is missing differs from one that is empty. */
    public CanonicalDigest add(@Nullable String text) {
        if (text == null) {
            return add(-1);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        if (bytes.length > buffer.remaining()) {
            flush();
        }
        if (bytes.length > buffer.remaining()) {
            digest.update(bytes);
        } else {
            buffer.put(bytes);
        }
        return this;
    }

    /** Adds a number. */
    public CanonicalDigest add(long value) {
        if (buffer.remaining() < Long.BYTES) {
            flush();
        }
        buffer.putLong(value);
        return this;
    }

    /** Adds a number; both zeros are one. */
    public CanonicalDigest add(double value) {
        return add(Double.doubleToLongBits(value + 0.0));
    }

    /** The digest in lower-case hex; ends it. */
    public String hex() {
        flush();
        return HexFormat.of().formatHex(digest.digest());
    }

    private void flush() {
        buffer.flip();
        digest.update(buffer);
        buffer.clear();
    }
}
