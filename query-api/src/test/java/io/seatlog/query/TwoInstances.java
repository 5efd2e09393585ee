package io.seatlog.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.backing.FreePort;
import io.seatlog.backing.SharedBacking;
import io.seatlog.id.CustomerId;
import io.seatlog.id.InstallationSecret;
import io.seatlog.runtime.AppLauncher;
import io.seatlog.runtime.kafka.RegistryCodec;
import io.seatlog.runtime.kafka.RegistrySettings;
import io.seatlog.runtime.token.LocalIssuer;
import io.seatlog.serde.RecordCodec;
import io.seatlog.topic.Placement;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import io.seatlog.wire.Order;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two instances of the app on one broker, for all tests of this JVM: what is written to the topics is read over HTTP. */
final class TwoInstances implements BeforeAllCallback {

    static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    static final InstallationSecret KEY = new InstallationSecret(SECRET);

    private static final int PARTITIONS = 4;
    private static final String GUESTS = "urn:seatlog:guests";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path FOLDER =
            Path.of("target", "query-" + ProcessHandle.current().pid());
    private static final List<ConfigurableApplicationContext> APPS = new ArrayList<>();
    private static final List<Integer> PORTS = new ArrayList<>();
    private static KafkaProducer<byte[], byte[]> producer;
    private static RecordCodec codec;
    private static TestIssuer issuer;

    /** Stops both when the last test of the JVM is over. */
    private record Running() implements AutoCloseable {

        @Override
        public void close() {
            producer.close();
            APPS.forEach(ConfigurableApplicationContext::close);
            issuer.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(TwoInstances.class, first -> start(), Running.class);
    }

    private static Running start() {
        SharedBacking.startBoth();
        issuer = new TestIssuer();
        codec = RegistryCodec.connect(
                RegistrySettings.at(URI.create(SharedBacking.registry().url())),
                List.of(Topics.SHOWTIMES, Topics.SECTIONS, Topics.SEAT_MAP, Topics.CATALOGUE, Topics.ORDERS));
        launch("one");
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        SharedBacking.kafka().bootstrapServers(),
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        publish("hall");
        launch("two");
        await(
                () -> json(0, "/actuator/health/readiness", Map.of())
                        .path("status")
                        .asString(""),
                "UP");
        await(
                () -> json(1, "/actuator/health/readiness", Map.of())
                        .path("status")
                        .asString(""),
                "UP");
        return new Running();
    }

    private static void launch(String name) {
        int port = FreePort.any();
        PORTS.add(port);
        APPS.add(AppLauncher.run(
                QueryApp.class,
                "query",
                Map.of(),
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--seatlog.kafka.bootstrap-servers=" + SharedBacking.kafka().bootstrapServers(),
                "--seatlog.kafka.partitions=" + PARTITIONS,
                "--seatlog.kafka.replication=1",
                "--seatlog.registry.url=" + SharedBacking.registry().url(),
                "--seatlog.streams.state-dir=" + FOLDER.resolve(name),
                "--seatlog.streams.application-server=127.0.0.1:" + port,
                "--seatlog.token.issuer=" + TestIssuer.NAME,
                "--seatlog.token.audience=" + TestIssuer.AUDIENCE,
                "--seatlog.token.jwks-uri=" + issuer.jwksUri(),
                "--seatlog.installation.secret=" + Base64.getUrlEncoder().encodeToString(SECRET)));
    }

    /** Where an instance listens. */
    static int port(int app) {
        return PORTS.get(app);
    }

    static void publish(String showtime) {
        send(Topics.CATALOGUE, "event/faust", Samples.event());
        send(Topics.CATALOGUE, "texts/" + Samples.TEXTS, Samples.texts());
        send(Topics.CATALOGUE, "plan/" + Samples.PLAN, Samples.plan());
        send(Topics.CATALOGUE, "geometry/" + Samples.PLAN + "/a", Samples.geometry("a", 0));
        send(Topics.CATALOGUE, "geometry/" + Samples.PLAN + "/b", Samples.geometry("b", 2));
        for (String section : List.of("a", "b")) {
            send(
                    Topics.SECTIONS,
                    showtime + '/' + Samples.DRAFT + '/' + section + "/0",
                    Samples.layout(showtime, section));
        }
        send(Topics.SHOWTIMES, showtime, Samples.showtime(showtime));
        send(Topics.SEAT_MAP, showtime + "/a/0", Samples.part(showtime, "a", 2, 2, false));
        send(Topics.SEAT_MAP, showtime + "/b/0", Samples.part(showtime, "b", 0, 1, 2, true));
    }

    static void write(Order order) {
        send(Topics.ORDERS, order.getCustomer() + '/' + order.getOrderId(), order);
    }

    static void send(Topic topic, String key, SpecificRecord record) {
        boolean byWholeKey = topic.equals(Topics.CATALOGUE);
        producer.send(new ProducerRecord<>(
                topic.name(),
                byWholeKey ? Placement.partition(key, PARTITIONS) : Placement.partitionByFirstPart(key, PARTITIONS),
                key.getBytes(StandardCharsets.UTF_8),
                codec.encode(topic, record)));
    }

    static String customer(String subject) {
        return CustomerId.of(KEY, GUESTS, subject).value();
    }

    static Map<String, String> token(String subject) {
        LocalIssuer guests = new LocalIssuer(KEY, GUESTS, false);
        return Map.of(
                "Authorization",
                "Bearer " + guests.sign(subject, Set.of(), System.currentTimeMillis(), Duration.ofHours(1)));
    }

    static Map<String, String> doorkeeper() {
        return Map.of("Authorization", "Bearer " + issuer.token("dora", "door"));
    }

    static Map<String, String> organizer() {
        return Map.of("Authorization", "Bearer " + issuer.token("boss", "organizer"));
    }

    static JsonNode json(int app, String path, Map<String, String> headers) {
        return parse(get(app, path, headers).body());
    }

    static JsonNode parse(byte[] body) {
        return JSON.readTree(body);
    }

    static void problem(HttpResponse<byte[]> answer, int status, String reason) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(parse(answer.body()).path("reason").asString()).isEqualTo(reason);
    }

    static HttpResponse<byte[]> get(int app, String path, Map<String, String> headers) {
        try {
            return HTTP.send(request(app, path, headers).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static HttpRequest.Builder request(int app, String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORTS.get(app) + path));
        headers.forEach(request::header);
        return request;
    }

    static <T> void await(Supplier<T> seen, T wanted) {
        long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        T last = seen.get();
        while (!wanted.equals(last) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(20_000_000);
            last = seen.get();
        }
        assertThat(last).isEqualTo(wanted);
    }
}
