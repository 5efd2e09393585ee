package io.seatlog.serde;

import io.seatlog.topic.Topic;
import org.apache.avro.specific.SpecificRecord;

/** Between records of the contract and their bytes in a topic. Safe for use by several threads. */
public interface RecordCodec {

    /** The bytes of a record for this topic. */
    byte[] encode(Topic topic, SpecificRecord record);

    /**
     * The record that the bytes hold, as this program knows its kind.
     *
     * @throws UnreadableRecordException if they hold none, or one of a kind that the topic does not have
     */
    SpecificRecord decode(Topic topic, byte @org.jspecify.annotations.Nullable [] bytes);
}
