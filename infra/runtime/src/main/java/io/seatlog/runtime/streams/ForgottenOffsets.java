package io.seatlog.runtime.streams;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Finds an exactly-once app whose brokers forgot what it has read (they do, of an idle group) but kept what it knows. It
 * would read its input from the beginning on top of the state that this input once made.
 */
final class ForgottenOffsets {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration READ_MAX = Duration.ofSeconds(60);

    private final Admin admin;
    private final Map<String, Object> client;

    ForgottenOffsets(Admin admin, Map<String, Object> client) {
        this.admin = admin;
        this.client = client;
    }

    /** What to tell the operator, if the app must not start. */
    Optional<String> find(String applicationId) throws ExecutionException, InterruptedException {
        if (hasCommittedOffsets(applicationId)) {
            return Optional.empty();
        }
        List<String> changelogs = changelogs(applicationId);
        Optional<TopicPartition> record = firstCommittedRecord(changelogs);
        return record.map(found -> "Group " + applicationId
                + " has no committed offsets, but its changelogs hold a committed"
                + " record (in " + found
                + "). The brokers forgot the offsets (offsets.retention.minutes); starting would"
                + " work on the whole input again, on top of the state that it once made. Either give the group the"
                + " offset after the last input that its outputs name (kafka-consumer-groups.sh --group "
                + applicationId + " --reset-offsets --to-offset ... --execute), or, to build everything anew, delete"
                + " the topics " + changelogs + ", the local state and the app's outputs.");
    }

    private boolean hasCommittedOffsets(String group) throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().values().stream()
                .anyMatch(Objects::nonNull);
    }

    private List<String> changelogs(String applicationId) throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get().stream()
                .filter(topic -> topic.startsWith(applicationId + "-") && topic.endsWith("-changelog"))
                .sorted()
                .toList();
    }

    /** End offsets do not tell: aborted records and markers have offsets too. So it is read. */
    private Optional<TopicPartition> firstCommittedRecord(List<String> topics)
            throws ExecutionException, InterruptedException {
        if (topics.isEmpty()) {
            return Optional.empty();
        }
        List<TopicPartition> partitions = new ArrayList<>();
        admin.describeTopics(topics).allTopicNames().get().forEach((topic, description) -> description
                .partitions()
                .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition()))));
        try (Consumer<byte[], byte[]> consumer = readCommitted()) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            for (long began = System.nanoTime(); System.nanoTime() - began < READ_MAX.toNanos(); ) {
                Set<TopicPartition> found = consumer.poll(POLL).partitions();
                if (!found.isEmpty()) {
                    return Optional.of(found.iterator().next());
                }
                if (ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                    return Optional.empty();
                }
            }
            throw new IllegalStateException("The changelogs " + topics + " cannot be read within " + READ_MAX);
        }
    }

    private Consumer<byte[], byte[]> readCommitted() {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
