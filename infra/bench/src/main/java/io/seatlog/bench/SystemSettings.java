package io.seatlog.bench;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.ServerSocketChannel;
import io.seatlog.runtime.streams.CommitPace;
import io.seatlog.topic.Topics;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.springframework.boot.context.properties.bind.DefaultValue;
import reactor.netty.resources.LoopResources;

/**
 * The settings that figures depend on. The broker tells replication, partitions, flushing and its threads, processes the
 * options of their JVMs, and reactor-netty its transport. Commit intervals are what the apps have by default. Only of acks
 * nobody can be asked: the apps set them in their code, and so they are written down here.
 */
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
            settings.put("Acks of all producers", "all, idempotent (set by the apps)");
            Config topicConfig = config(admin, new ConfigResource(ConfigResource.Type.TOPIC, topic));
            settings.put(
                    "Replication",
                    commands.partitions().get(0).replicas().size() + ", min.insync.replicas "
                            + topicConfig.get("min.insync.replicas").value());
            settings.put("Partitions", Integer.toString(commands.partitions().size()));
            settings.put(
                    "Flush to disk",
                    flush(
                            topicConfig.get("flush.messages").value(),
                            topicConfig.get("flush.ms").value()));
            String broker = admin.describeCluster().controller().get().idString();
            Config brokerConfig = config(admin, new ConfigResource(ConfigResource.Type.BROKER, broker));
            settings.put(
                    "Threads of the broker",
                    brokerConfig.get("num.network.threads").value() + " for the network, "
                            + brokerConfig.get("num.io.threads").value() + " for requests");
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The broker does not tell its settings", failed.getCause());
        }
        settings.put("HTTP transport of the apps", transport());
        settings.putAll(commitIntervals());
        settings.put(
                "Commits behind a flood, inventory",
                "a quarter as long after a command as it has waited, %d ms at most"
                        .formatted(CommitPace.LONGEST.toMillis()));
        system.processes().forEach((role, process) -> settings.put("JVM of the " + role, options(process)));
        return settings;
    }

    private static <V> V only(Map<?, V> described) {
        return described.values().iterator().next();
    }

    private static Config config(Admin admin, ConfigResource of) throws ExecutionException, InterruptedException {
        return only(admin.describeConfigs(List.of(of)).all().get());
    }

    /** Kafka's word for never is the largest number there is. */
    static String flush(String messages, String millis) {
        String never = Long.toString(Long.MAX_VALUE);
        return messages.equals(never) && millis.equals(never)
                ? "left to the operating system, as Kafka does by default"
                : "after " + messages + " records or " + millis + " ms";
    }

    /** What reactor-netty takes in here: the apps have the same jars, and the same options from {@code ./seatlog}. */
    static String transport() {
        LoopResources loops = LoopResources.create("transport", 1, true);
        try {
            EventLoopGroup group = loops.onServer(LoopResources.DEFAULT_NATIVE);
            String channel =
                    loops.onChannelClass(ServerSocketChannel.class, group).getSimpleName();
            String name = channel.replace("ServerSocketChannel", "");
            return name.equals("Nio")
                    ? "Java's NIO"
                    : name.equals("IoUring") ? "io_uring" : name.toLowerCase(Locale.ROOT);
        } finally {
            loops.dispose();
        }
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

    /** What a JVM was told about its heap, its collector and the like. */
    static String options(ProcessHandle process) {
        return arguments(process).filter(argument -> argument.startsWith("-X")).collect(Collectors.joining(" "));
    }

    /** From /proc where there is one, for Java knows none of a process whose class path is longer than a page. */
    private static Stream<String> arguments(ProcessHandle process) {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return Arrays.stream(line.split("\0"));
        } catch (IOException notLinux) {
            return Arrays.stream(process.info().arguments().orElse(new String[0]));
        }
    }
}
