package io.seatlog.runtime.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The brokers, and how the installation lies on them.
 *
 * @param bootstrapServers where to find the brokers
 * @param partitions       partitions of every topic; one number for all, which never changes afterwards
 * @param replication      copies of every partition
 * @param groupPrefix      begins every group and transaction id, so that one cluster can hold several installations
 * @param properties       handed to every client as they are: TLS, SASL
 */
@ConfigurationProperties("seatlog.kafka")
public record KafkaSettings(
        @DefaultValue("localhost:9092") String bootstrapServers,
        @DefaultValue("24") int partitions,
        @DefaultValue("3") short replication,
        @DefaultValue("seatlog-") String groupPrefix,
        @DefaultValue Map<String, String> properties) {

    public KafkaSettings {
        if (partitions < 1) {
            throw new IllegalArgumentException("seatlog.kafka.partitions is " + partitions + ", it must be 1 or more");
        }
        if (replication < 1) {
            throw new IllegalArgumentException(
                    "seatlog.kafka.replication is " + replication + ", it must be 1 or more");
        }
        properties = Map.copyOf(properties);
    }

    /** The name of a group of this installation. */
    public String group(String name) {
        return groupPrefix + name;
    }

    /** Copies that must have a record before it counts as written: all but one, so that one broker may be away. */
    public int inSyncReplicasMin() {
        return Math.max(1, replication - 1);
    }

    /** What every client needs. */
    public Map<String, Object> client() {
        Map<String, Object> client = new HashMap<>(properties);
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return client;
    }
}
