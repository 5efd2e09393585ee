package io.seatlog.backing.child;

import com.yammer.metrics.core.Gauge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;

/**
 * The broker as it was before a kill. For a whole session its controller believes that it lives: the new one leads by the
 * old record, and loses every partition when that session ends. A transaction whose markers are under way just then may
 * lose them, for Kafka 4.3 takes a partition without a leader for a deleted one (KAFKA-20734): what was aborted becomes
 * readable, and whoever restores a changelog waits for ever. So the controller runs alone first, until it has seen that
 * nobody is there.
 */
final class FormerSelf {

    private static final Duration FENCE_MAX = Duration.ofSeconds(5);
    private static final long LOOK_MS = 10;

    private FormerSelf() {}

    /** Fences it, where the last run did not end cleanly. */
    static void fence(Properties properties) throws InterruptedException {
        Path data = Path.of(properties.getProperty("log.dirs"));
        if (!Files.isDirectory(data.resolve("__cluster_metadata-0"))
                || Files.exists(data.resolve(".kafka_cleanshutdown"))) {
            return;
        }
        KafkaRaftServer controller = new KafkaRaftServer(KafkaConfig.fromProps(alone(properties), false), Time.SYSTEM);
        BrokerMain.startOrHalt(controller);
        long end = System.nanoTime() + FENCE_MAX.toNanos();
        // A broker that was killed before it ever served is known to nobody: that one costs the whole time, once.
        while (!isFenced() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
        controller.shutdown();
        controller.awaitShutdown();
    }

    private static Properties alone(Properties properties) {
        Properties alone = new Properties();
        alone.putAll(properties);
        alone.put("process.roles", "controller");
        alone.put(
                "listeners",
                Arrays.stream(properties.getProperty("listeners").split(","))
                        .filter(listener -> listener.startsWith("CONTROLLER:"))
                        .findFirst()
                        .orElseThrow());
        alone.remove("advertised.listeners");
        alone.put("broker.session.timeout.ms", "100");
        alone.put("broker.heartbeat.interval.ms", "50");
        return alone;
    }

    private static boolean isFenced() {
        return count("FencedBrokerCount") > 0 && count("ActiveBrokerCount") == 0;
    }

    private static int count(String name) {
        return KafkaYammerMetrics.defaultRegistry().allMetrics().entrySet().stream()
                .filter(metric -> metric.getKey().getName().equals(name)
                        && metric.getKey().getType().equals("KafkaController"))
                .map(metric -> ((Number) ((Gauge<?>) metric.getValue()).value()).intValue())
                .findFirst()
                .orElse(0);
    }
}
