package io.seatlog.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.seatlog.backing.SharedBacking;
import io.seatlog.runtime.AppLauncher;
import io.seatlog.runtime.kafka.KafkaSettings;
import io.seatlog.serde.RecordCodec;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IngestAppIT {

    private static final byte[] SECRET =
            "a secret of one installation, of 32 bytes or more".getBytes(StandardCharsets.UTF_8);
    private static final JsonMapper JSON = new JsonMapper();
    /** Without an offer to speak HTTP/2, with which no request takes the short path. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static TestIssuer issuer;
    private static ConfigurableApplicationContext app;
    private static FakeInventory inventory;
    private static String base;

    @BeforeAll
    static void start() throws Exception {
        issuer = new TestIssuer();
        SharedBacking.startBoth();
        app = AppLauncher.run(
                IngestApp.class,
                "ingest",
                Map.of(),
                "--server.port=0",
                "--seatlog.kafka.bootstrap-servers=" + SharedBacking.kafka().bootstrapServers(),
                "--seatlog.kafka.partitions=3",
                "--seatlog.kafka.replication=1",
                "--seatlog.registry.url=" + SharedBacking.registry().url(),
                "--seatlog.installation.secret=" + Base64.getUrlEncoder().encodeToString(SECRET),
                "--seatlog.token.issuer=" + TestIssuer.NAME,
                "--seatlog.token.audience=" + TestIssuer.AUDIENCE,
                "--seatlog.token.jwks-uri=" + issuer.jwksUri(),
                "--seatlog.ingest.webhook-secrets=whsec_test_secret");
        inventory = new FakeInventory(app.getBean(KafkaSettings.class), app.getBean(RecordCodec.class));
        base = "http://127.0.0.1:" + app.getEnvironment().getProperty("local.server.port");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("/actuator/health/readiness").statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        inventory.close();
        app.close();
        issuer.close();
    }

    @Test
    void publishesAShowtimeAndSellsIt() throws Exception {
        HttpResponse<String> published = send("PUT", "/api/showtimes/hamlet", organizer(), showtime(2, 5), "");
        assertThat(published.statusCode()).as(published.body()).isEqualTo(201);
        HttpResponse<String> again = send("PUT", "/api/showtimes/hamlet", organizer(), showtime(2, 5), "");
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);

        HttpResponse<String> held = order("hamlet", "ann", "key-1", "{\"quantity\":2}");
        assertThat(held.statusCode()).as(held.body()).isEqualTo(201);
        JsonNode order = JSON.readTree(held.body());
        assertThat(order.path("seats").size()).isEqualTo(2);
        assertThat(order.path("total").asLong()).isEqualTo(10_000);

        HttpResponse<String> repeated = order("hamlet", "ann", "key-1", "{\"quantity\":2}");
        assertThat(repeated.statusCode()).isEqualTo(201);
        assertThat(repeated.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(JSON.readTree(repeated.body()).path("receipt")).isEqualTo(order.path("receipt"));
    }

    @Test
    void keepsAFloodForTheLastSeatOutOfTheLog() throws Exception {
        assertThat(send("PUT", "/api/showtimes/last-seat", organizer(), showtime(1, 1), "")
                        .statusCode())
                .isEqualTo(201);
        int before = inventory.holdsSeen.get();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            answers.add(HTTP.sendAsync(
                    request(
                            "POST",
                            "/api/showtimes/last-seat/orders",
                            token("buyer-" + i, ""),
                            "{\"quantity\":1}",
                            "k"),
                    HttpResponse.BodyHandlers.ofString()));
        }
        List<Integer> statuses =
                answers.stream().map(answer -> answer.join().statusCode()).toList();
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(499);
        assertThat(inventory.holdsSeen.get() - before).isLessThan(50);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void answersWhoIsWaitingWhenItStops() throws Exception {
        assertThat(send("PUT", "/api/showtimes/lear", organizer(), showtime(1, 5), "")
                        .statusCode())
                .isEqualTo(201);
        assertThat(order("lear", "cordelia", "key-1", "{\"quantity\":1}").statusCode())
                .isEqualTo(201);
        int seen = inventory.holdsSeen.get();
        inventory.deciding.acquire();
        CompletableFuture<HttpResponse<String>> waiting = HTTP.sendAsync(
                request("POST", "/api/showtimes/lear/orders", token("cordelia", ""), "{\"quantity\":1}", "key-2"),
                HttpResponse.BodyHandlers.ofString());
        await().until(() -> inventory.holdsSeen.get() > seen);

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(app::close);
        await().until(() -> !isListening());
        inventory.deciding.release();

        assertThat(waiting.join().statusCode()).isEqualTo(201);
        stopped.join();
    }

    private static boolean isListening() {
        try (Socket socket = new Socket("127.0.0.1", URI.create(base).getPort())) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private static String showtime(int rows, int seatsPerRow) {
        return """
                {"event":"Hamlet","venue":"Globe","startsAt":"2027-01-01T20:00:00Z",
                 "salesOpenAt":"2026-01-01T00:00:00Z","salesCloseAt":"2027-01-01T19:00:00Z","currency":"EUR",
                 "maxSeatsPerCustomer":10,"prices":{"A":5000},
                 "sections":[{"id":"stalls","category":"A","rows":%d,"seatsPerRow":%d}]}""".formatted(rows, seatsPerRow);
    }

    private static HttpResponse<String> order(String showtime, String sub, String key, String body) throws Exception {
        return HTTP.send(
                request("POST", "/api/showtimes/" + showtime + "/orders", token(sub, ""), body, key),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(base + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> send(String method, String path, String token, String body, String key)
            throws Exception {
        return HTTP.send(request(method, path, token, body, key), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(String method, String path, String token, String body, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token);
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return request.build();
    }

    private static String organizer() {
        return token("owner", "organizer");
    }

    private static String token(String sub, String scope) {
        return issuer.token(sub, scope);
    }
}
