package io.seatlog.runtime.streams;

import io.seatlog.runtime.kafka.KafkaSettings;
import io.seatlog.topic.RecordSize;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of Kafka Streams that matter, each with its why. */
final class StreamsProperties {

    /** Longer than a commit takes under load, which may be several of its intervals. */
    private static final Duration LINGER = Duration.ofSeconds(10);

    private StreamsProperties() {}

    static Properties of(StreamsApp app, KafkaSettings kafka, StreamsSettings settings, Failover failover) {
        Properties p = new Properties();
        p.putAll(kafka.client());
        p.put(StreamsConfig.APPLICATION_ID_CONFIG, kafka.group(app.name()));
        p.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
        p.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        if (settings.applicationServer() != null) {
            p.put(StreamsConfig.APPLICATION_SERVER_CONFIG, settings.applicationServer());
        }
        // A store or internal topic named by Streams would change its name with the graph, and lose its content.
        p.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        p.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, AnyTimestamp.class);
        // No store is cached: see CommitBuffer.
        p.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        p.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksMemory.class);
        p.put(RocksMemory.LEVEL_STORES, app.levelStores());
        commits(p, app);
        failover(p, settings, failover);
        internalTopics(p, kafka);
        p.putAll(app.properties());
        p.putAll(settings.properties());
        return p;
    }

    private static void commits(Properties p, StreamsApp app) {
        Duration interval = app.commitInterval();
        p.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, interval.toMillis());
        // A thread without input waits this long inside poll, its transaction open: so less than the commit interval.
        p.put(StreamsConfig.POLL_MS_CONFIG, Math.max(1, Math.min(100, interval.toMillis() / 2)));
        // Nobody reads what is written before its commit, which sends what is left: sooner is only more requests.
        p.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), LINGER.toMillis());
        // Not every client can read lz4, snappy or zstd (kafkajs cannot), and records are small.
        p.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "none");
        p.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 * 1024);
        // A record that cannot be sent ends its thread, and the next one that tries.
        p.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), RecordSize.REQUEST_MAX);
        if (app.guarantee() == Guarantee.EXACTLY_ONCE) {
            p.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        } else {
            p.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
            // Streams' default here is read_uncommitted: it would act on what is aborted later.
            p.put(StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
        }
    }

    private static void failover(Properties p, StreamsSettings settings, Failover failover) {
        // The streams protocol has sessions of at least 45 s, and hands out standbys wrongly in 4.3.1.
        p.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        p.put(
                main(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                Math.toIntExact(failover.session().toMillis()));
        p.put(main(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), Math.toIntExact(Failover.HEARTBEAT.toMillis()));
        p.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                Math.toIntExact(Failover.TRANSACTION.toMillis()));
        p.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbys());
        // A standby that has caught up takes over after a minute, not after ten.
        p.put(
                StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG,
                Duration.ofMinutes(1).toMillis());
        if (settings.instanceId() != null) {
            p.put(main(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), settings.instanceId());
        }
    }

    private static void internalTopics(Properties p, KafkaSettings kafka) {
        p.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) kafka.replication());
        p.put(topic(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG), Integer.toString(kafka.inSyncReplicasMin()));
        // A broker whose clock is behind would refuse records, and the thread that sends them would die each time.
        p.put(topic(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG), Long.toString(Long.MAX_VALUE));
        p.put(topic(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), Integer.toString(RecordSize.OUTPUT_MAX));
        // The active segment is never compacted: small ones keep a restore short.
        p.put(topic(TopicConfig.SEGMENT_BYTES_CONFIG), Integer.toString(64 * 1024 * 1024));
        p.put(
                topic(TopicConfig.SEGMENT_MS_CONFIG),
                Long.toString(Duration.ofMinutes(30).toMillis()));
        // Most rows are of orders, written a few times each: compacting sooner copies them and saves nothing.
        p.put(topic(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG), "0.5");
    }

    private static String main(String setting) {
        return StreamsConfig.mainConsumerPrefix(setting);
    }

    private static String topic(String setting) {
        return StreamsConfig.topicPrefix(setting);
    }
}
