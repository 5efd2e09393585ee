package io.seatlog.backing.child;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A broker with its own controller: formats its folder where that is new, then runs. */
final class BrokerMain {

    /** One for all, so that a format cut short by a kill is finished by the next start. */
    private static final String CLUSTER_ID = "c2VhdGxvZy1sb2NhbC0wMQ";

    private BrokerMain() {}

    /** The one argument is the properties file of the broker. */
    public static void main(String[] args) throws Exception {
        Parent parent = Parent.attach();
        Properties properties = read(Path.of(args[0]));
        format(properties.getProperty("log.dirs"));
        FormerSelf.fence(properties);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-stop"));
        startOrHalt(server);
        parent.ready();
        server.awaitShutdown();
    }

    /** A half-started server has threads that keep the process alive, so a failure ends it here. */
    static void startOrHalt(KafkaRaftServer server) {
        try {
            server.startup();
        } catch (RuntimeException | Error failed) {
            failed.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    private static void format(String directory) throws Exception {
        new Formatter()
                .setClusterId(CLUSTER_ID)
                .setNodeId(1)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(directory)
                .setDirectories(List.of(directory))
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setIgnoreFormatted(true)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
    }
}
