package io.seatlog.topic;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Names of the record headers that Seatlog writes, and their bytes. */
public final class RecordHeaders {

    /** On a reply: the asker's {@code replyTo}, 8 bytes. */
    public static final String TO = "to";

    /** On a reply: number of the fact, or of the state judged against; 8 bytes, big-endian. */
    public static final String NUMBER = "number";

    /** On a dead letter: why, one word. */
    public static final String CAUSE = "cause";

    /** On a dead letter: what was wrong, for people. */
    public static final String DETAIL = "detail";

    /** On a dead letter: the topic it was found in. */
    public static final String SOURCE_TOPIC = "source-topic";

    /** On a dead letter: the partition, decimal. */
    public static final String SOURCE_PARTITION = "source-partition";

    /** On a dead letter: the offset, decimal. */
    public static final String SOURCE_OFFSET = "source-offset";

    /** On a dead letter: the record's timestamp, milliseconds, decimal. */
    public static final String SOURCE_TIMESTAMP = "source-timestamp";

    private RecordHeaders() {}

    /** A long as 8 bytes, big-endian. */
    public static byte[] ofLong(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    /** The number in the header {@link #NUMBER}, or -1 where there is none. */
    public static long number(Headers headers) {
        Header header = headers.lastHeader(NUMBER);
        return header == null || header.value() == null || header.value().length != Long.BYTES
                ? -1
                : ByteBuffer.wrap(header.value()).getLong();
    }
}
