package io.seatlog.query.order;

import io.seatlog.topic.Placement;
import io.seatlog.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/** Which instances keep which orders, as the group last agreed. */
public final class OrderPlaces {

    private final Supplier<Optional<KafkaStreams>> streams;
    private final @Nullable HostInfo here;
    private final int partitions;

    /**
     * Places of orders.
     *
     * @param applicationServer host:port of this instance, or null if it is the only one
     */
    public OrderPlaces(Supplier<Optional<KafkaStreams>> streams, @Nullable String applicationServer, int partitions) {
        this.streams = streams;
        this.here = applicationServer == null ? null : HostInfo.buildFromEndpoint(applicationServer);
        this.partitions = partitions;
    }

    /** The instances that keep a customer's orders, the owner first. Empty while the group finds itself. */
    List<HostInfo> ofCustomer(String customer) {
        KafkaStreams running = streams.get().orElse(null);
        if (running == null) {
            return List.of();
        }
        if (here == null) {
            return List.of(HostInfo.unavailable());
        }
        KeyQueryMetadata metadata = running.queryMetadataForKey(
                OrderStores.ORDERS, customer, (topic, key, value, count) -> Placement.streamPartitions(key, count));
        if (metadata == null || metadata.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            return List.of();
        }
        List<HostInfo> hosts = new ArrayList<>();
        hosts.add(metadata.activeHost());
        hosts.addAll(metadata.standbyHosts());
        return hosts;
    }

    /** For every partition the instances that keep it, the owner first. Empty lists while the group finds itself. */
    Map<Integer, List<HostInfo>> ofAll() {
        Map<Integer, List<HostInfo>> hosts = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            hosts.put(partition, new ArrayList<>());
        }
        KafkaStreams running = streams.get().orElse(null);
        if (running != null && here == null) {
            hosts.values().forEach(list -> list.add(HostInfo.unavailable()));
        } else if (running != null) {
            for (StreamsMetadata metadata : running.streamsMetadataForStore(OrderStores.ORDERS)) {
                metadata.topicPartitions().forEach(place -> add(hosts, place, metadata.hostInfo(), 0));
                metadata.standbyTopicPartitions()
                        .forEach(place -> add(hosts, place, metadata.hostInfo(), Integer.MAX_VALUE));
            }
        }
        return hosts;
    }

    /** Whether a host is this instance. */
    boolean isHere(HostInfo host) {
        return here == null || here.equals(host);
    }

    private static void add(Map<Integer, List<HostInfo>> hosts, TopicPartition place, HostInfo host, int at) {
        List<HostInfo> known = hosts.get(place.partition());
        if (place.topic().equals(Topics.ORDERS.name()) && known != null) {
            known.add(Math.min(at, known.size()), host);
        }
    }
}
