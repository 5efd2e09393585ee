package io.seatlog.audit;

import io.seatlog.serde.RegistrySchemaIds;
import io.seatlog.serde.WireCodec;
import io.seatlog.topic.Topics;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Audits a system at rest: its topics against the ledger of the payment provider. */
@Command(
        name = "audit",
        description = "Holds the topics of a system at rest against the payment emulator's ledger.",
        mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            defaultValue = "${env:SEATLOG_DATA:-data}",
            description = "data folder of a ./seatlog up that runs: names its ports (${DEFAULT-VALUE})")
    private Path data = Path.of("data");

    @Option(names = "--kafka", description = "brokers, host:port, instead of that folder's")
    private @Nullable String kafka;

    @Option(names = "--registry", description = "Confluent-compatible root of the registry")
    private @Nullable String registry;

    @Option(names = "--ledger", description = "URL of the ledger, or a file that it was saved in")
    private @Nullable String ledger;

    @Override
    public Integer call() throws InterruptedException {
        try {
            return audit();
        } catch (IOException | KafkaException | IllegalArgumentException unreadable) {
            System.err.println("seatlog: there is nothing to audit: " + unreadable.getMessage());
            return 2;
        }
    }

    private int audit() throws IOException, InterruptedException {
        Evidence evidence = kafka != null && registry != null && ledger != null
                ? evidence(kafka, registry, ledger)
                : evidence(parts());
        AuditReport report = MoneyAudit.of(evidence, Instant.now());
        System.out.println(report);
        return report.faults().isEmpty() ? 0 : 1;
    }

    private Evidence evidence(LocalParts parts) throws IOException, InterruptedException {
        return evidence(
                kafka != null ? kafka : parts.bootstrapServers(),
                registry != null ? registry : parts.registry().toString(),
                ledger != null ? ledger : parts.ledger().toString());
    }

    private LocalParts parts() {
        try {
            return LocalParts.of(data);
        } catch (IllegalArgumentException silent) {
            throw new IllegalArgumentException(
                    silent.getMessage() + ": name the data folder of a ./seatlog up that runs with --data, or its parts"
                            + " with --kafka, --registry and --ledger.",
                    silent);
        }
    }

    /** Reads everything that a system on this machine has to be audited. */
    public static Evidence evidenceOf(LocalParts parts) throws IOException, InterruptedException {
        return evidence(
                parts.bootstrapServers(),
                parts.registry().toString(),
                parts.ledger().toString());
    }

    private static Evidence evidence(String brokers, String registry, String ledger)
            throws IOException, InterruptedException {
        WireCodec codec = new WireCodec(new RegistrySchemaIds(
                registry,
                Stream.of(Topics.SEAT_FACTS, Topics.ORDERS)
                        .flatMap(topic -> topic.kinds().stream())
                        .toList()));
        CommittedTopics topics = new CommittedTopics(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers), codec);
        return new Evidence(topics.facts(), topics.orders(), Ledger.parse(read(ledger)), topics.unreadable());
    }

    private static String read(String place) throws IOException, InterruptedException {
        if (!place.startsWith("http")) {
            return Files.readString(Path.of(place));
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(place)).build();
        HttpResponse<String> answer;
        try {
            answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException silent) {
            throw new IOException("nobody answers at " + place, silent);
        }
        if (answer.statusCode() != 200) {
            throw new IOException(place + " answered " + answer.statusCode());
        }
        return answer.body();
    }
}
