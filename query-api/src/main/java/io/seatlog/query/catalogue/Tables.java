package io.seatlog.query.catalogue;

import io.seatlog.topic.Topic;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** The tables that every instance holds whole, read by key. */
@FunctionalInterface
public interface Tables {

    /** The record under a key; empty if there is none. */
    Optional<SpecificRecord> read(Topic topic, String key);

    /** The record under a key, if it is of this kind. */
    default <R extends SpecificRecord> Optional<R> read(Topic topic, String key, Class<R> kind) {
        return read(topic, key).filter(kind::isInstance).map(kind::cast);
    }
}
