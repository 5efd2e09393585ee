package io.seatlog.standalone.journey;

import io.seatlog.backing.FreePort;
import io.seatlog.standalone.InThisJvm;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** One standalone for all journeys of this JVM, in this JVM; new data each time. */
final class RunningStandalone {

    private static final Path DATA =
            Path.of("target", "journeys-" + ProcessHandle.current().pid());

    private static final URI ORIGIN = InThisJvm.start(DATA, FreePort.any());

    private RunningStandalone() {}

    static URI origin() {
        return ORIGIN;
    }

    /** Its data folder. */
    static Path data() {
        return DATA;
    }

    /** Address of its broker. */
    static String bootstrapServers() {
        return "127.0.0.1:" + port("kafka");
    }

    /** Address of its registry, as Confluent's clients take it. */
    static String registryUrl() {
        return "http://127.0.0.1:" + port("registry") + "/apis/ccompat/v7";
    }

    /** The payment provider. */
    static URI provider() {
        return URI.create("http://127.0.0.1:" + port("stripe"));
    }

    private static String port(String part) {
        Properties ports = new Properties();
        try (Reader reader = Files.newBufferedReader(DATA.resolve("ports.properties"))) {
            ports.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ports.getProperty(part);
    }
}
