package io.seatlog.bench.load;

import io.netty.buffer.ByteBuf;

/**
 * Reads HTTP/1.1 answers as far as a load generator needs them: status and length. Answers in chunks are none of ours and
 * are refused.
 */
final class ResponseReader {

    private static final byte LINE_END = '\n';
    private static final byte[] LENGTH = "content-length:".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final byte[] CODING = "transfer-encoding:".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    /** "HTTP/1.1 " stands before the status. */
    private static final int STATUS_AT = 9;

    private static final int LOWER = 0x20;

    private int status;
    private int left;
    private boolean inBody;

    /** Reads on; whether an answer is complete. What is not a whole line stays in the buffer. */
    boolean read(ByteBuf in) {
        while (!inBody) {
            int end = in.indexOf(in.readerIndex(), in.writerIndex(), LINE_END);
            if (end < 0) {
                return false;
            }
            line(in, in.readerIndex(), end - in.readerIndex());
            in.readerIndex(end + 1);
        }
        int part = Math.min(left, in.readableBytes());
        in.skipBytes(part);
        left -= part;
        inBody = left > 0;
        return !inBody;
    }

    /** The status of the answer that is complete; asked once. */
    int takeStatus() {
        int taken = status;
        status = 0;
        left = 0;
        return taken;
    }

    private void line(ByteBuf in, int at, int length) {
        if (status == 0) {
            status = number(in, at + STATUS_AT, 3);
        } else if (length <= 1) {
            inBody = true;
            left = status == NO_CONTENT || status == NOT_MODIFIED ? 0 : left;
        } else if (is(LENGTH, in, at, length)) {
            left = number(in, at + LENGTH.length, length - LENGTH.length);
        } else if (is(CODING, in, at, length)) {
            throw new IllegalStateException("An answer comes in chunks");
        }
    }

    private static boolean is(byte[] name, ByteBuf in, int at, int length) {
        if (length < name.length) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if ((in.getByte(at + i) | LOWER) != (name[i] | LOWER)) {
                return false;
            }
        }
        return true;
    }

    private static int number(ByteBuf in, int at, int length) {
        int number = 0;
        for (int i = at; i < at + length; i++) {
            int digit = in.getByte(i) - '0';
            if (digit >= 0 && digit <= 9) {
                number = 10 * number + digit;
            }
        }
        return number;
    }
}
