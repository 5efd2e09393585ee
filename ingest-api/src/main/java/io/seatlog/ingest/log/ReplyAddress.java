package io.seatlog.ingest.log;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** Where replies to this instance go: 8 random bytes, made at start. Command ids begin with it, so no two are equal. */
public final class ReplyAddress {

    private final byte[] bytes = new byte[Long.BYTES];
    private final String prefix;
    private final AtomicLong commands = new AtomicLong();

    /** A new address. */
    public ReplyAddress() {
        new SecureRandom().nextBytes(bytes);
        prefix = HexFormat.of().formatHex(bytes) + '-';
    }

    /** The address for a command. */
    public ByteBuffer replyTo() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /** Whether a reply's header names this address. */
    public boolean is(byte[] header) {
        return Arrays.equals(bytes, header);
    }

    /** An id for the next command. */
    public String nextCommandId() {
        return prefix + Long.toString(commands.incrementAndGet(), Character.MAX_RADIX);
    }
}
