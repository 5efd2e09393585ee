package io.seatlog.runtime.kafka;

import io.seatlog.runtime.CannotStartException;
import io.seatlog.runtime.StartOrder;
import io.seatlog.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Makes the topics that an app needs where they are missing, and refuses to start where one differs in what decisions
 * rest on: partition count, cleanup policy, timestamp type. It never changes a topic (spring-kafka's KafkaAdmin would add
 * partitions, and every key would lie elsewhere from then on).
 */
public final class TopicSetup implements SmartLifecycle {

    /** A new topic is known to every broker within a moment; this many looks, one pause apart. */
    private static final int LOOKS_MAX = 100;

    private static final long PAUSE_MS = 100;
    private static final Set<String> VITAL =
            Set.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
    private static final Logger log = LoggerFactory.getLogger(TopicSetup.class);

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final KafkaSettings kafka;
    private final List<Topic> topics;
    private volatile boolean running;

    public TopicSetup(KafkaSettings kafka, Collection<Topic> topics) {
        this.kafka = kafka;
        this.topics = List.copyOf(topics);
    }

    @Override
    public void start() {
        Map<String, Object> client = kafka.client();
        // Starting again from the bootstrap servers is what it does already, and says so thousands of times a second.
        client.put(AdminClientConfig.METADATA_RECOVERY_STRATEGY_CONFIG, "none");
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER_WITHIN.toMillis()));
        client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER_WITHIN.toMillis()));
        try (Admin admin = Admin.create(client)) {
            createMissing(admin);
            check(admin);
        } catch (ExecutionException e) {
            throw new CannotStartException(
                    "The brokers at " + kafka.bootstrapServers() + " failed: " + e.getCause(),
                    "Start Kafka, or name its brokers with seatlog.kafka.bootstrap-servers"
                            + " (SEATLOG_KAFKA_BOOTSTRAPSERVERS).",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while topics were made", e);
        }
        running = true;
    }

    private void createMissing(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> there = admin.listTopics().names().get();
        List<NewTopic> missing = topics.stream()
                .filter(topic -> !there.contains(topic.name()))
                .map(topic ->
                        new NewTopic(topic.name(), kafka.partitions(), kafka.replication()).configs(wanted(topic)))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        log.info("Topics are made: {}", missing.stream().map(NewTopic::name).toList());
        for (var creation : admin.createTopics(missing).values().values()) {
            try {
                creation.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
        awaitLeaders(admin, missing);
    }

    /**
     * Until a new partition's leader is there, it refuses a producer's first batch and may then take the second. Kafka puts
     * up with a producer's sequence that begins anywhere, and so would never take the first any more.
     */
    private static void awaitLeaders(Admin admin, List<NewTopic> made) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (NewTopic topic : made) {
            for (int partition = 0; partition < topic.numPartitions(); partition++) {
                asked.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        // Only a leader says, and the client asks until there is one.
        onceKnown(() -> admin.listOffsets(asked).all());
    }

    private void check(Admin admin) throws ExecutionException, InterruptedException {
        List<String> faults = new ArrayList<>();
        Map<String, TopicDescription> descriptions = describe(admin);
        List<ConfigResource> resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
                .toList();
        Map<ConfigResource, Config> configs =
                admin.describeConfigs(resources).all().get();
        for (Topic topic : topics) {
            @Nullable TopicDescription description = descriptions.get(topic.name());
            @Nullable Config config = configs.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()));
            if (description == null || config == null) {
                throw new IllegalStateException("The brokers do not describe topic " + topic.name());
            }
            partitions(topic, description, faults);
            settings(topic, config, faults);
        }
        if (!faults.isEmpty()) {
            throw new CannotStartException(
                    "Topics are not as they must be: " + String.join("; ", faults),
                    "Number of partitions, cleanup policy and timestamp type never change once records are in a topic:"
                            + " set seatlog.kafka.partitions to what is there, or use topics of another cluster.",
                    null);
        }
    }

    private Map<String, TopicDescription> describe(Admin admin) throws ExecutionException, InterruptedException {
        List<String> names = topics.stream().map(Topic::name).toList();
        return onceKnown(() -> admin.describeTopics(names).allTopicNames());
    }

    /** Asks about topics until the broker that is asked knows them all. */
    private static <T> T onceKnown(Supplier<KafkaFuture<T>> question) throws ExecutionException, InterruptedException {
        for (int looks = 1; ; looks++) {
            try {
                return question.get().get();
            } catch (ExecutionException e) {
                if (looks == LOOKS_MAX || !(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
                Thread.sleep(PAUSE_MS);
            }
        }
    }

    private void partitions(Topic topic, TopicDescription description, List<String> faults) {
        int partitions = description.partitions().size();
        if (partitions != kafka.partitions()) {
            faults.add(topic.name() + " has " + partitions + " partitions, wanted " + kafka.partitions());
        }
        int replication = description.partitions().get(0).replicas().size();
        if (replication != kafka.replication()) {
            log.warn("Topic {} has replication {}, wanted {}", topic.name(), replication, kafka.replication());
        }
    }

    private void settings(Topic topic, Config config, List<String> faults) {
        wanted(topic).forEach((name, value) -> {
            @Nullable ConfigEntry entry = config.get(name);
            @Nullable String found = entry == null ? null : entry.value();
            if (value.equals(found)) {
                return;
            }
            String difference = topic.name() + " has " + name + "=" + found + ", wanted " + value;
            if (VITAL.contains(name)) {
                faults.add(difference);
            } else {
                log.warn("Topic {}", difference);
            }
        });
    }

    private Map<String, String> wanted(Topic topic) {
        Map<String, String> wanted = new TreeMap<>(topic.config());
        wanted.put(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                topic.compacted() ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE);
        wanted.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, topic.logAppendTime() ? "LogAppendTime" : "CreateTime");
        wanted.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(kafka.inSyncReplicasMin()));
        return wanted;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return StartOrder.TOPICS;
    }
}
