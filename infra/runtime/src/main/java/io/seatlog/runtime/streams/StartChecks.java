package io.seatlog.runtime.streams;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a Streams app asks of the brokers before it starts; it refuses to start where an answer would lose data. */
final class StartChecks {

    /** With older transactions a late commit marker can end a later transaction. */
    private static final short TRANSACTION_VERSION_MIN = 2;

    private static final String TRANSACTION_VERSION = "transaction.version";
    private static final Logger log = LoggerFactory.getLogger(StartChecks.class);

    private final StreamsApp app;
    private final String applicationId;
    private final Admin admin;
    private final Map<String, Object> client;

    StartChecks(StreamsApp app, String applicationId, Admin admin, Map<String, Object> client) {
        this.app = app;
        this.applicationId = applicationId;
        this.admin = admin;
        this.client = client;
    }

    /**
     * Checks all.
     *
     * @throws IllegalStateException if the app must not start
     */
    Failover run() {
        try {
            logTime();
            if (app.guarantee() == Guarantee.EXACTLY_ONCE) {
                transactions();
                new ForgottenOffsets(admin, client).find(applicationId).ifPresent(why -> {
                    throw new IllegalStateException(why);
                });
            }
            Failover failover = Failover.with(brokerSettings(), app.guarantee());
            if (!failover.warnings().isEmpty()) {
                log.warn(
                        "{}: after a kill -9 the next committed output may take {} s instead of {} s, because of the"
                                + " brokers' {}",
                        applicationId,
                        failover.budget().toSeconds(),
                        Failover.BUDGET.toSeconds(),
                        String.join("; ", failover.warnings()));
            }
            return failover;
        } catch (ExecutionException e) {
            throw new IllegalStateException(applicationId + " cannot ask the brokers: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(applicationId + " was interrupted at its start", e);
        }
    }

    private void logTime() throws ExecutionException, InterruptedException {
        List<ConfigResource> topics = app.logTimeTopics().stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        for (Map.Entry<ConfigResource, Config> topic :
                admin.describeConfigs(topics).all().get().entrySet()) {
            ConfigEntry type = topic.getValue().get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
            if (type == null || !"LogAppendTime".equals(type.value())) {
                throw new IllegalStateException("Topic " + topic.getKey().name() + " has "
                        + TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG + "=" + (type == null ? "unknown" : type.value())
                        + ", but decisions need the log's time: set it to LogAppendTime");
            }
        }
    }

    private void transactions() throws ExecutionException, InterruptedException {
        @Nullable
        FinalizedVersionRange version = admin.describeFeatures()
                .featureMetadata()
                .get()
                .finalizedFeatures()
                .get(TRANSACTION_VERSION);
        int level = version == null ? 0 : version.maxVersionLevel();
        if (level < TRANSACTION_VERSION_MIN) {
            throw new IllegalStateException("The brokers' " + TRANSACTION_VERSION + " is " + level
                    + ", exactly-once needs "
                    + TRANSACTION_VERSION_MIN + " (kafka-features.sh upgrade --feature " + TRANSACTION_VERSION + "="
                    + TRANSACTION_VERSION_MIN + ")");
        }
    }

    private Map<String, String> brokerSettings() throws ExecutionException, InterruptedException {
        String broker = admin.describeCluster().nodes().get().iterator().next().idString();
        ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, broker);
        try {
            return admin.describeConfigs(List.of(resource)).all().get().values().stream()
                    .flatMap(config -> config.entries().stream())
                    .filter(entry -> entry.value() != null)
                    .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException || e.getCause() instanceof UnsupportedVersionException) {
                log.warn(
                        "{}: the brokers do not tell their settings: {}",
                        applicationId,
                        e.getCause().toString());
                return Map.of();
            }
            throw e;
        }
    }
}
