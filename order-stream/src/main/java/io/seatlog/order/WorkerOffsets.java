package io.seatlog.order;

import io.seatlog.runtime.kafka.KafkaSettings;
import io.seatlog.serde.RecordCodec;
import io.seatlog.serde.UnreadableRecordException;
import io.seatlog.topic.Topics;
import io.seatlog.wire.PaymentOutcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the payment worker begins. At its very first start it commits 0 everywhere, so that from then on a group without
 * offsets means that the brokers forgot them: then it must not start, for it would ask everything again.
 */
final class WorkerOffsets {

    static final String GROUP = "payment-worker";

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Logger log = LoggerFactory.getLogger(WorkerOffsets.class);

    private final KafkaSettings kafka;
    private final RecordCodec codec;

    WorkerOffsets(KafkaSettings kafka, RecordCodec codec) {
        this.kafka = kafka;
        this.codec = codec;
    }

    /**
     * Commits 0 everywhere if this is the first start.
     *
     * @throws IllegalStateException if the group's offsets were forgotten
     */
    void prepare() {
        try (Admin admin = Admin.create(kafka.client())) {
            if (hasOffsets(admin)) {
                return;
            }
            if (hasWorkedBefore()) {
                throw new IllegalStateException("Group " + kafka.group(GROUP) + " has no offsets in "
                        + Topics.PAYMENT_REQUESTS + ", but " + Topics.PAYMENT_RESULTS + " holds outcomes of its"
                        + " requests: the brokers forgot the offsets (offsets.retention.minutes), and starting would ask"
                        + " the payment provider everything again. Give the group its offsets back:"
                        + " kafka-consumer-groups.sh --group " + kafka.group(GROUP) + " --topic "
                        + Topics.PAYMENT_REQUESTS + " --reset-offsets --to-datetime <before the oldest request without"
                        + " an outcome> --execute");
            }
            commitZero(admin);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The offsets of the payment worker cannot be read: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the payment worker started", e);
        }
    }

    private boolean hasOffsets(Admin admin) throws ExecutionException, InterruptedException {
        return admin
                .listConsumerGroupOffsets(kafka.group(GROUP))
                .partitionsToOffsetAndMetadata()
                .get()
                .values()
                .stream()
                .anyMatch(offset -> offset != null);
    }

    private void commitZero(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> zero = partitions(admin, Topics.PAYMENT_REQUESTS.name()).stream()
                .collect(Collectors.toMap(partition -> partition, partition -> new OffsetAndMetadata(0)));
        try {
            admin.alterConsumerGroupOffsets(kafka.group(GROUP), zero).all().get();
        } catch (ExecutionException e) {
            // Another instance was faster: its group has members, and offsets.
            if (!hasOffsets(admin)) {
                throw e;
            }
            log.info("Another instance has begun with the payment requests");
        }
    }

    private static List<TopicPartition> partitions(Admin admin, String topic)
            throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                .flatMap(description -> description.partitions().stream())
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private boolean hasWorkedBefore() throws ExecutionException, InterruptedException {
        Map<String, Object> config = new HashMap<>(kafka.client());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (Admin admin = Admin.create(kafka.client());
                var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = partitions(admin, Topics.PAYMENT_RESULTS.name());
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (isOutcome(record.value())) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    private boolean isOutcome(byte[] value) {
        try {
            return codec.decode(Topics.PAYMENT_RESULTS, value) instanceof PaymentOutcome;
        } catch (UnreadableRecordException e) {
            return false;
        }
    }
}
