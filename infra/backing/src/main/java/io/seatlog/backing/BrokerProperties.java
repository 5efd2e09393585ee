package io.seatlog.backing;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The settings of a broker that is alone: each that differs from Kafka's default has its why. */
final class BrokerProperties {

    private static final String YEAR_MINUTES = String.valueOf(365 * 24 * 60);

    private BrokerProperties() {}

    static Map<String, String> of(Path dataDir, int port, int controllerPort) {
        Map<String, String> properties = new HashMap<>();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        properties.put("log.dirs", dataDir.toAbsolutePath().toString());
        properties.putAll(ALONE);
        properties.putAll(CONTRACT);
        properties.putAll(SMALL);
        properties.put("log.cleaner.io.max.bytes.per.second", COMPACTION_BYTES_PER_SECOND);
        return properties;
    }

    /** There is no second broker to copy to. */
    private static final Map<String, String> ALONE = Map.of(
            "default.replication.factor", "1",
            "min.insync.replicas", "1",
            "offsets.topic.replication.factor", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1");

    /** What the apps count on. */
    private static final Map<String, String> CONTRACT = Map.of(
            // A misspelt topic must fail, not appear with the wrong settings.
            "auto.create.topics.enable", "false",
            // Waiting for a first rebalance only slows the start.
            "group.initial.rebalance.delay.ms", "0",
            // A transaction opened right after the last one ended is retried after this pause: 20 ms is a commit.
            "add.partitions.to.txn.retry.backoff.ms", "1",
            // A dead writer's transaction blocks readers until this sweep.
            "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000",
            "group.min.session.timeout.ms", "6000",
            // An idle group that forgets its offsets would read everything again.
            "offsets.retention.minutes", YEAR_MINUTES,
            // Facts carry the time of their command: a broker whose clock is behind must not refuse them.
            "log.message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE));

    /** Compaction of changelogs is to take its time: unthrottled it took up to a fifth of a machine of two cores. */
    private static final String COMPACTION_BYTES_PER_SECOND = String.valueOf(8 << 20);

    /** One machine, perhaps of two cores. */
    private static final Map<String, String> SMALL = Map.of(
            "offsets.topic.num.partitions", "3",
            "transaction.state.log.num.partitions", "3",
            "share.coordinator.state.topic.num.partitions", "1",
            "num.network.threads", "2",
            "num.io.threads", "4",
            "num.recovery.threads.per.data.dir", "2",
            "log.cleaner.dedupe.buffer.size", "16777216",
            "background.threads", "2",
            // A machine that stood still for a while is not to lose its only broker: see FormerSelf for what that may
            // cost.
            "broker.session.timeout.ms", "30000");
}
