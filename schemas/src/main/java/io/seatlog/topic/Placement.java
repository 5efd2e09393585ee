package io.seatlog.topic;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;

/** Which partition a key belongs to: murmur2 of its bytes, as Kafka's default partitioner has it. */
public final class Placement {

    private Placement() {}

    /** The partition of a record with this key. */
    public static int partition(String key, int partitions) {
        return partition(key.getBytes(StandardCharsets.UTF_8), partitions);
    }

    /** The partition of a record with these key bytes. */
    public static int partition(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    /**
     * The partition of a record whose key has several parts joined by {@code /}: that of its first part. `sections` and
     * `seat-map` lie with their showtime so, and `orders` with their customer.
     */
    public static int partitionByFirstPart(String key, int partitions) {
        int slash = key.indexOf('/');
        return partition(slash < 0 ? key : key.substring(0, slash), partitions);
    }

    /** {@link #partitionByFirstPart} in the shape of Streams' StreamPartitioner, which needs the key only. */
    public static Optional<Set<Integer>> streamPartitions(String key, int partitions) {
        return Optional.of(Set.of(partitionByFirstPart(key, partitions)));
    }
}
