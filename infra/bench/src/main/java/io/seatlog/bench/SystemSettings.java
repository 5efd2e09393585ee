package io.seatlog.bench;

import io.seatlog.topic.Topics;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The settings that figures depend on, as the broker tells them and the apps have them by default. */
final class SystemSettings {

    /** The apps that commit on the way of an order, by the word that their settings begin with. */
    private static final Map<String, String> COMMITTING = Map.of(
            "inventory", "io.seatlog.inventory.InventorySettings",
            "order", "io.seatlog.order.OrderSettings",
            "expiry", "io.seatlog.expiry.ExpirySettings");

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
        settings.putAll(commitIntervals());
        system.processes().forEach((role, process) -> settings.put("JVM of the " + role, options(process)));
        return settings;
    }

    private static <V> V only(Map<?, V> described) {
        return described.values().iterator().next();
    }

    static Map<String, String> commitIntervals() {
        Map<String, String> intervals = new TreeMap<>();
        COMMITTING.forEach((app, type) -> intervals.put("Commit interval, " + app, commitInterval(app, type)));
        return intervals;
    }

    /** What the environment says, else what the app's settings have by default. */
    private static String commitInterval(String app, String settings) {
        String said = System.getenv("SEATLOG_" + app.toUpperCase(Locale.ROOT) + "_COMMITINTERVAL");
        if (said != null) {
            return said;
        }
        try {
            for (Constructor<?> constructor : Class.forName(settings).getDeclaredConstructors()) {
                for (Parameter parameter : constructor.getParameters()) {
                    DefaultValue value = parameter.getAnnotation(DefaultValue.class);
                    if (value != null && parameter.getName().equals("commitInterval")) {
                        return String.join(",", value.value());
                    }
                }
            }
        } catch (ClassNotFoundException absent) {
            throw new IllegalStateException("The settings of " + app + " have another name", absent);
        }
        return "not known";
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
