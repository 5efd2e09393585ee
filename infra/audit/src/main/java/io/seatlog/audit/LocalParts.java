package io.seatlog.audit;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Where the parts of a {@code ./seatlog up} listen on this machine, as its data folder tells. */
public record LocalParts(int kafkaPort, int registryPort, int providerPort) {

    private static final String FILE = "ports.properties";

    /**
     * Reads it from a data folder.
     *
     * @throws IllegalArgumentException if that is none of a {@code ./seatlog up}
     */
    public static LocalParts of(Path data) {
        Properties ports = new Properties();
        Path file = data.resolve(FILE);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                ports.load(reader);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return new LocalParts(port(file, ports, "kafka"), port(file, ports, "registry"), port(file, ports, "stripe"));
    }

    private static int port(Path file, Properties ports, String part) {
        String port = ports.getProperty(part);
        if (port == null) {
            throw new IllegalArgumentException("There is no " + file + " that names the port of " + part);
        }
        return Integer.parseInt(port);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + kafkaPort;
    }

    /** The registry, as Confluent's clients take it. */
    public URI registry() {
        return URI.create("http://127.0.0.1:" + registryPort + "/apis/ccompat/v7");
    }

    /** The payment emulator. */
    public URI provider() {
        return URI.create("http://127.0.0.1:" + providerPort);
    }

    /** The emulator's ledger. */
    public URI ledger() {
        return provider().resolve("/emulator/ledger");
    }
}
