package io.seatlog.topic;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic of the contract.
 *
 * @param name       its name
 * @param key        what its keys are made of, parts joined by {@code /}
 * @param kinds      the record types that it may hold
 * @param logAppendTime whether the broker stamps its records: so it is where the log's time decides
 * @param compacted  whether only the last record of a key is kept
 * @param config     every other setting that differs from the broker's default
 */
public record Topic(
        String name,
        String key,
        List<Class<? extends SpecificRecord>> kinds,
        boolean logAppendTime,
        boolean compacted,
        Map<String, String> config) {

    public Topic {
        kinds = List.copyOf(kinds);
        config = Map.copyOf(config);
    }

    /** Where records of this topic go that cannot be worked on. */
    public Topic deadLetters() {
        return Topics.deadLettersOf(this);
    }

    /** Whether the topic may hold records of this type. */
    public boolean holds(Class<?> kind) {
        return kinds.contains(kind);
    }

    @SafeVarargs
    static List<Class<? extends SpecificRecord>> kinds(Class<? extends SpecificRecord>... kinds) {
        return Arrays.asList(kinds);
    }

    @Override
    public String toString() {
        return name;
    }
}
