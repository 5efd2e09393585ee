package io.seatlog.bench;

import io.seatlog.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/** The settings that figures depend on, as the running system has them: asked of the broker, read in its log. */
final class SystemSettings {

    /** Streams writes its settings down at the start, in alphabetical order. */
    private static final Pattern STREAMS = Pattern.compile(
            "application\\.id = (\\S+).*?commit\\.interval\\.ms = (\\d+)"
                    + ".*?poll\\.ms = (\\d+).*?processing\\.guarantee = (\\S+)",
            Pattern.DOTALL);

    private SystemSettings() {}

    static Map<String, String> of(SystemUnderTest system) throws InterruptedException {
        Map<String, String> settings = new LinkedHashMap<>();
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, system.bootstrapServers()))) {
            String topic = Topics.SEAT_COMMANDS.name();
            TopicDescription commands =
                    only(admin.describeTopics(List.of(topic)).allTopicNames().get());
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            String minInsync = only(admin.describeConfigs(List.of(resource))
                            .all()
                            .get())
                    .get("min.insync.replicas")
                    .value();
            settings.put("Acks of all producers", "all, idempotent");
            settings.put(
                    "Replication",
                    commands.partitions().get(0).replicas().size() + ", min.insync.replicas " + minInsync);
            settings.put("Partitions", Integer.toString(commands.partitions().size()));
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The broker does not tell its settings", failed.getCause());
        }
        settings.put("Flush to disk", "left to the operating system, as Kafka does by default");
        readLog(system, settings);
        system.processes().forEach((role, process) -> settings.put("JVM of the " + role, options(process)));
        return settings;
    }

    private static <V> V only(Map<?, V> described) {
        return described.values().iterator().next();
    }

    private static void readLog(SystemUnderTest system, Map<String, String> settings) {
        try {
            String log = Files.readString(logOf(system));
            for (String values : log.split("StreamsConfig values:")) {
                Matcher found = STREAMS.matcher(values);
                if (found.find()) {
                    String app = found.group(1).replaceFirst("^seatlog[.-]", "");
                    settings.put(
                            app,
                            "%s, commit interval %s ms, poll %s ms"
                                    .formatted(found.group(4), found.group(2), found.group(3)));
                }
            }
        } catch (IOException unreadable) {
            settings.put("Commit interval", "not known: " + unreadable.getMessage());
        }
    }

    private static Path logOf(SystemUnderTest system) {
        return system.data().resolve("logs").resolve("seatlog.log");
    }

    private static String options(ProcessHandle process) {
        return process.info()
                .arguments()
                .map(arguments -> Arrays.stream(arguments)
                        .filter(argument -> argument.startsWith("-X"))
                        .collect(Collectors.joining(" ")))
                .orElse("");
    }
}
