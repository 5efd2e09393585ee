package io.seatlog.query.table;

import io.seatlog.topic.Placement;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;

/** A record in a partition that is not its key's: compaction would never bring it together with the others of the key. */
public final class WrongPartitionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private WrongPartitionException(String message) {
        super(message);
    }

    /** Checks where a record of this topic lies. */
    public static void require(Topic topic, String key, int partition, int partitions) {
        int belongs = topic.name().equals(Topics.CATALOGUE.name())
                ? Placement.partition(key, partitions)
                : Placement.partitionByFirstPart(key, partitions);
        if (partition != belongs) {
            throw new WrongPartitionException("The key belongs in partition " + belongs);
        }
    }
}
