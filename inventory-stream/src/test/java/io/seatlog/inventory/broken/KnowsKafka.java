package io.seatlog.inventory.broken;

import org.apache.kafka.streams.processor.api.Record;

/** Depends on what no rule of a sale may know. */
public final class KnowsKafka {

    long time(Record<String, String> record) {
        return record.timestamp();
    }
}
