package io.seatlog.bench.log;

import io.seatlog.topic.RecordHeaders;
import io.seatlog.topic.Topics;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads committed replies from the end of the topic on, and hands over those that are ours. */
final class Replies implements AutoCloseable {

    /** Where a schema's id stands in a value. */
    private static final int SCHEMA_ID_AT = 1;

    /** A flood of commands brings so many at once. */
    private static final int POLL_RECORDS_MAX = 5_000;

    /** Told of every reply, on the reader's thread. */
    interface Listener {
        void replied(ConsumerRecord<byte[], byte[]> reply, long nanos, boolean accepted);
    }

    private final byte[] replyTo;
    private final int acceptedSchema;
    private final TopicTail tail;
    private volatile Listener listener = (reply, nanos, accepted) -> {};

    Replies(String bootstrapServers, byte[] replyTo, int acceptedSchema) {
        this.replyTo = replyTo;
        this.acceptedSchema = acceptedSchema;
        this.tail = TopicTail.follow(bootstrapServers, Topics.SEAT_REPLIES, POLL_RECORDS_MAX, this::read);
    }

    /** Whom to tell from now on. */
    void tell(Listener told) {
        listener = told;
    }

    private void read(ConsumerRecord<byte[], byte[]> record, long nanos) {
        Header to = record.headers().lastHeader(RecordHeaders.TO);
        if (to != null && Arrays.equals(to.value(), replyTo)) {
            int schema = ByteBuffer.wrap(record.value()).getInt(SCHEMA_ID_AT);
            listener.replied(record, nanos, schema == acceptedSchema);
        }
    }

    @Override
    public void close() {
        tail.close();
    }
}
