package io.seatlog.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.backing.SharedBacking;
import io.seatlog.id.CustomerId;
import io.seatlog.id.InstallationSecret;
import io.seatlog.id.OrderKey;
import io.seatlog.id.ShowtimeId;
import io.seatlog.runtime.AppLauncher;
import io.seatlog.runtime.kafka.RegistryCodec;
import io.seatlog.runtime.kafka.RegistrySettings;
import io.seatlog.runtime.token.LocalIssuer;
import io.seatlog.serde.RecordCodec;
import io.seatlog.ticket.TicketCodec;
import io.seatlog.ticket.TicketKeys;
import io.seatlog.topic.Placement;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderStatus;
import io.seatlog.wire.SalesState;
import java.io.ByteArrayInputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two instances on a real broker: what is written to the topics is read over HTTP and WebSocket. */
class QueryIT {

    private static final int PARTITIONS = 4;
    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private static final InstallationSecret KEY = new InstallationSecret(SECRET);
    private static final String GUESTS = "urn:seatlog:guests";
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    static Path folder;

    private static final List<ConfigurableApplicationContext> APPS = new ArrayList<>();
    private static final List<Integer> PORTS = new ArrayList<>();
    private static KafkaProducer<byte[], byte[]> producer;
    private static RecordCodec codec;
    private static TestIssuer issuer;

    @BeforeAll
    static void start() throws Exception {
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
    }

    @AfterAll
    static void stop() {
        if (producer != null) {
            producer.close();
        }
        APPS.forEach(ConfigurableApplicationContext::close);
        if (issuer != null) {
            issuer.close();
        }
    }

    @Test
    void bothInstancesGiveTheSameAvailability() {
        for (int app = 0; app < 2; app++) {
            int instance = app;
            await(
                    () -> json(instance, "/api/showtimes/hall/availability", Map.of())
                            .path("version")
                            .asInt(),
                    2);
            HttpResponse<byte[]> answer = get(app, "/api/showtimes/hall/availability", Map.of());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("etag")).contains("\"2\"");
            assertThat(answer.headers().firstValue("cache-control")).contains("public, max-age=1");
            assertThat(answer.headers().firstValue("access-control-allow-origin"))
                    .contains("*");
            JsonNode body = parse(answer.body());
            assertThat(body.path("free").asInt()).isEqualTo(14);
            assertThat(body.path("sections").get(0).path("id").asString()).isEqualTo("a");
        }
    }

    @Test
    void theServerReadsWhatBrowsersSendAndListsNothingForOperators() throws Exception {
        assertThat(get(0, "/actuator", Map.of()).statusCode()).isEqualTo(404);
        assertThat(get(0, "/actuator/prometheus", Map.of()).statusCode()).isEqualTo(200);
        try (Socket socket = new Socket("127.0.0.1", PORTS.get(0))) {
            String request = "GET /api/showtimes?event=a|b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void whoHasTheVersionReads304() {
        HttpResponse<byte[]> answer =
                get(0, "/api/showtimes/hall/availability", Map.of("If-None-Match", "W/\"1\", \"2\""));

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void headHasTheHeadersOfGetAndNoBody() throws Exception {
        HttpRequest head = request(0, "/api/showtimes/hall/availability", Map.of())
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();

        HttpResponse<byte[]> answer = HTTP.send(head, HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("etag")).contains("\"2\"");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void statusSeatsAndPlanAgreeOnTheSameSeats() throws Exception {
        JsonNode status = json(0, "/api/showtimes/hall/status?section=a", Map.of());
        byte[] bits = Base64.getDecoder()
                .decode(status.path("sections").get(0).path("bits").asString());
        assertThat(bits).containsExactly(0b0101, 0);

        JsonNode seats = json(1, "/api/showtimes/hall/seats", Map.of());
        JsonNode first = seats.path("sections").get(0).path("seats").get(0);
        assertThat(first.path("id").asString()).isEqualTo("a:1:1");
        assertThat(first.path("status").asString()).isEqualTo("HELD");
        assertThat(first.path("price").asInt()).isEqualTo(5_000);
        assertThat(first.path("x").asDouble()).isEqualTo(0);

        HttpResponse<byte[]> plan =
                get(1, "/api/plans/" + Samples.PLAN + "/geometry", Map.of("Accept-Encoding", "gzip"));
        assertThat(plan.headers().firstValue("cache-control")).contains("public, max-age=31536000, immutable");
        byte[] body = plan.headers().firstValue("content-encoding").isPresent()
                ? new GZIPInputStream(new ByteArrayInputStream(plan.body())).readAllBytes()
                : plan.body();
        assertThat(parse(body)
                        .path("sections")
                        .get(1)
                        .path("rows")
                        .get(0)
                        .path("xy")
                        .get(1)
                        .asInt())
                .isEqualTo(200);
        assertThat(json(0, "/api/plans/" + Samples.PLAN + "/sections/b", Map.of())
                        .path("rows")
                        .get(1)
                        .path("ids")
                        .get(3)
                        .asString())
                .isEqualTo("b:2:4");
    }

    @Test
    void theCatalogueIsTold() {
        JsonNode showtimes = json(0, "/api/showtimes?event=faust&from=2099-01-01T00:00:00Z", Map.of());
        assertThat(showtimes.path("data").get(0).path("event").asString()).isEqualTo("Faust");
        assertThat(showtimes.path("data").get(0).path("status").asString()).isEqualTo("ON_SALE");
        assertThat(json(1, "/api/events/faust", Map.of()).path("title").asString())
                .isEqualTo("Faust");
    }

    @Test
    void problemsHaveAReasonAndTheStatusOfIt() {
        problem(get(0, "/api/showtimes/none/availability", Map.of()), 404, "SHOWTIME_UNKNOWN");
        problem(get(0, "/api/showtimes/hall/status?section=z", Map.of()), 422, "SECTION_UNKNOWN");
        problem(get(0, "/api/nothing", Map.of()), 404, "NOT_FOUND");
        problem(get(0, "/api/events?cursor=AAAA", Map.of()), 422, "REQUEST_INVALID");
        problem(get(0, "/api/orders", Map.of()), 401, "UNAUTHENTICATED");
        problem(get(0, "/api/orders", Map.of("Authorization", "Bearer x.y.z")), 401, "TOKEN_INVALID");
        problem(get(0, "/api/showtimes/hall/sales", token("someone")), 403, "FORBIDDEN");
        problem(get(0, "/internal/orders/customer?customer=anna", Map.of()), 404, "NOT_FOUND");
    }

    @Test
    void everyOrderIsReadThroughEveryInstance() {
        for (int n = 0; n < 8; n++) {
            String customer = customer("buyer-" + n);
            Order order = Samples.order(customer, "hall", n, OrderStatus.HELD);
            write(order);
            for (int app = 0; app < 2; app++) {
                HttpResponse<byte[]> answer = get(app, "/api/orders/" + order.getOrderId(), token("buyer-" + n));
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(parse(answer.body()).path("status").asString()).isEqualTo("HELD");
                String key = parse(answer.body()).path("key").asString();
                assertThat(OrderKey.verify(KEY, Samples.orderId(customer, "hall", n), key))
                        .contains(new CustomerId(customer));
                assertThat(get(app, "/api/orders/" + order.getOrderId() + "?key=" + key, Map.of())
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void somebodyElsesOrderIsNotThereAndMayBeAskedForAgain() {
        String orderId = Samples.orderId(customer("owner"), "hall", 60).toString();

        HttpResponse<byte[]> answer = get(0, "/api/orders/" + orderId, token("somebody-else"));

        problem(answer, 404, "ORDER_NOT_FOUND");
        assertThat(answer.headers().firstValue("retry-after")).contains("1");
    }

    @Test
    void anAnswerWaitsForTheChangeOfAnOrder() throws Exception {
        for (int app = 0; app < 2; app++) {
            String subject = "waiting-" + app;
            Order held = Samples.order(customer(subject), "hall", 50, OrderStatus.HELD, 1);
            write(held);
            String path = "/api/orders/" + held.getOrderId();
            assertThat(get(app, path, token(subject)).headers().firstValue("etag"))
                    .contains("\"1\"");

            CompletableFuture<HttpResponse<byte[]>> waiting = HTTP.sendAsync(
                    request(app, path, token(subject))
                            .header("If-None-Match", "\"1\"")
                            .header("Prefer", "wait=20")
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            write(Samples.order(customer(subject), "hall", 50, OrderStatus.PAID, 2));

            HttpResponse<byte[]> answer = waiting.get(10, TimeUnit.SECONDS);
            assertThat(parse(answer.body()).path("status").asString()).isEqualTo("PAID");
        }
    }

    @Test
    void theOwnerReadsTicketsAndWhoHasTheKeyShowsThem() throws Exception {
        String customer = customer("ticketed");
        Order order = Samples.ticketed(customer, "hall", 70);
        write(order);
        String path = "/api/orders/" + order.getOrderId() + "/tickets";
        String key = OrderKey.of(KEY, new CustomerId(customer), Samples.orderId(customer, "hall", 70));
        for (int app = 0; app < 2; app++) {
            HttpResponse<byte[]> answer = get(app, path, token("ticketed"));
            JsonNode first = parse(answer.body()).path("tickets").get(0);
            String token = first.path("token").asString();
            assertThat(new TicketCodec(new TicketKeys(KEY, 1, 1))
                            .decode(token)
                            .ticket(new ShowtimeId("hall"))
                            .toString())
                    .isEqualTo(first.path("id").asString())
                    .isEqualTo(order.getOrderId() + "-1");
            assertThat(answer.headers().firstValue("cache-control")).contains("private, no-cache");
            assertThat(get(app, path + "?key=" + key, Map.of("If-None-Match", "\"7.1\""))
                            .statusCode())
                    .isEqualTo(304);

            HttpResponse<byte[]> picture = get(app, path + '/' + order.getOrderId() + "-1.png?key=" + key, Map.of());
            assertThat(picture.headers().firstValue("content-type")).contains("image/png");
            assertThat(ImageIO.read(new ByteArrayInputStream(picture.body())).getWidth())
                    .isEqualTo(530);

            HttpResponse<byte[]> page = get(app, "/tickets/" + order.getOrderId() + "-1?key=" + key, Map.of());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("content-type")).contains("text/html;charset=UTF-8");
            assertThat(page.headers().firstValue("referrer-policy")).contains("no-referrer");
            assertThat(new String(page.body(), StandardCharsets.UTF_8))
                    .contains("<h1>Faust</h1>", "Berlin time · Old Hall", "Section a");
        }
    }

    @Test
    void nobodyElseSeesTicketsAndNoOtherTicketsAreThere() {
        String customer = customer("ticketed");
        Order order = Samples.ticketed(customer, "hall", 71);
        write(order);
        String id = order.getOrderId();
        String key = OrderKey.of(KEY, new CustomerId(customer), Samples.orderId(customer, "hall", 71));
        String other = OrderKey.of(KEY, new CustomerId(customer), Samples.orderId(customer, "hall", 70));
        await(() -> get(0, "/tickets/" + id + "-1?key=" + key, Map.of()).statusCode(), 200);

        problem(get(0, "/api/orders/" + id + "/tickets", Map.of()), 401, "UNAUTHENTICATED");
        problem(get(0, "/api/orders/" + id + "/tickets?key=" + other, Map.of()), 404, "ORDER_NOT_FOUND");
        problem(get(0, "/api/orders/" + id + "/tickets", token("somebody-else")), 404, "ORDER_NOT_FOUND");
        problem(get(0, "/api/orders/hall.x/tickets", token("ticketed")), 404, "ORDER_NOT_FOUND");
        for (String none : List.of("-3", "-4", "-0", "")) {
            problem(
                    get(0, "/api/orders/" + id + "/tickets/" + id + none + ".png", token("ticketed")),
                    404,
                    "NOT_FOUND");
        }
        for (String none : List.of("-1", "-1?key=", "-1?key=" + other, "-4?key=" + key, "?key=" + key)) {
            problem(get(0, "/tickets/" + id + none, Map.of()), 404, "NOT_FOUND");
            HttpResponse<byte[]> page = get(0, "/tickets/" + id + none, Map.of("Accept", "text/html,*/*;q=0.8"));
            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(new String(page.body(), StandardCharsets.UTF_8)).contains("There is no such ticket here");
        }
    }

    @Test
    void theDoorReadsWhichTicketsChangedSinceItAskedLast() {
        publish("door");
        Order first = Samples.ticketed(customer("first"), "door", 1);
        write(first);
        write(Samples.order(customer("other"), "door", 2, OrderStatus.PAID));
        for (int app = 0; app < 2; app++) {
            int instance = app;
            await(() -> door(instance, "").path("void").size(), 1 + instance);
            JsonNode read = door(app, "");
            assertThat(read.path("keys").size()).isEqualTo(2);
            assertThat(read.path("void").toString()).contains(first.getOrderId() + "-3");
            assertThat(read.path("admitted").toString())
                    .contains("[\"" + first.getOrderId() + "-2\",\"2099-06-01T17:30:00Z\",\"Gate <B>\"]");
            assertThat(read.path("more").asBoolean()).isFalse();

            String cursor = read.path("cursor").asString();
            assertThat(door(1 - app, "?since=" + cursor).path("void").size()).isZero();
            Order next = Samples.ticketed(customer("next-" + app), "door", 3 + app);
            write(next);
            await(() -> door(instance, "?since=" + cursor).path("void").path(0).asString(""), next.getOrderId() + "-3");
        }
        problem(get(0, "/api/showtimes/door/door", token("someone")), 403, "FORBIDDEN");
        problem(get(0, "/api/showtimes/door/door?since=AAAA", organizer()), 422, "REQUEST_INVALID");
        problem(get(0, "/api/showtimes/none/door", organizer()), 404, "SHOWTIME_UNKNOWN");
        problem(
                get(
                        0,
                        "/api/showtimes/hall/door?since="
                                + door(0, "").path("cursor").asString(),
                        organizer()),
                422,
                "REQUEST_INVALID");
    }

    private static JsonNode door(int app, String query) {
        return json(app, "/api/showtimes/door/door" + query, doorkeeper());
    }

    @Test
    void everybodyReadsTheKeysThatCheckTickets() {
        JsonNode keys = json(1, "/api/tickets/keys", Map.of()).path("keys");

        assertThat(keys.size()).as("the one that signs, and the next").isEqualTo(2);
        assertThat(keys.get(0).path("kid").asString()).isEqualTo("1");
        assertThat(keys.get(0).path("crv").asString()).isEqualTo("Ed25519");
        assertThat(keys.get(0).path("x").asString())
                .isEqualTo(new TicketKeys(KEY, 1, 1).publicKeys().get(0).x());
    }

    @Test
    void organisersReadTheOrdersOfAShowtimeOverAllInstances() {
        publish("gala");
        for (int n = 1; n <= 12; n++) {
            write(Samples.order(customer("guest-" + n), "gala", n, n % 2 == 0 ? OrderStatus.PAID : OrderStatus.HELD));
        }
        for (int app = 0; app < 2; app++) {
            int instance = app;
            await(
                    () -> json(instance, "/api/showtimes/gala/sales", organizer())
                            .path("orders")
                            .path("PAID")
                            .asInt(),
                    6);
            JsonNode sales = json(app, "/api/showtimes/gala/sales", organizer());
            assertThat(sales.path("total").path("gross").asInt()).isEqualTo(6 * 5_000);
            assertThat(sales.path("total").path("tax").asInt()).isEqualTo(6 * 798);

            JsonNode first = json(app, "/api/showtimes/gala/orders?limit=5", organizer());
            String cursor = first.path("next").asString();
            JsonNode second = json(app, "/api/showtimes/gala/orders?limit=5&cursor=" + cursor, organizer());
            assertThat(first.path("data").size()).isEqualTo(5);
            assertThat(first.path("data").get(0).path("orderId").asString())
                    .isEqualTo(Samples.orderId(customer("guest-12"), "gala", 12).toString());
            assertThat(second.path("data").get(0).path("orderId").asString())
                    .isEqualTo(Samples.orderId(customer("guest-7"), "gala", 7).toString());
            assertThat(json(app, "/api/showtimes/gala/holds", organizer())
                            .path("data")
                            .size())
                    .isEqualTo(6);
            Map<String, String> csv = new HashMap<>(organizer());
            csv.put("Accept", "text/csv");
            String table =
                    new String(get(app, "/api/showtimes/gala/orders", csv).body(), StandardCharsets.UTF_8);
            assertThat(table.lines()).hasSize(13);
        }
    }

    @Test
    void theFeedTellsWhatChangedAndOnlyTheWatchedSeats() throws Exception {
        publish("premiere");
        await(() -> get(1, "/api/showtimes/premiere/availability", Map.of()).statusCode(), 200);
        Feed feed = new Feed(1, "premiere", "?watch=a");

        assertThat(feed.next().path("type").asString()).isEqualTo("snapshot");
        JsonNode seats = feed.next();
        assertThat(seats.path("type").asString()).isEqualTo("seats");
        assertThat(seats.path("section").asString()).isEqualTo("a");

        send(Topics.SEAT_MAP, "premiere/b/0", Samples.part("premiere", "b", 5, 9, true));
        JsonNode delta = feed.next();
        assertThat(delta.path("type").asString()).isEqualTo("delta");
        assertThat(delta.path("from").asInt()).isEqualTo(2);
        assertThat(delta.path("sections").size()).isEqualTo(1);
        assertThat(delta.path("sections").get(0).path("held").asInt()).isEqualTo(5);

        send(Topics.SHOWTIMES, "premiere", Samples.showtime("premiere", SalesState.PAUSED, 10));
        assertThat(feed.next().path("status").asString()).isEqualTo("PAUSED");

        feed.say("{\"type\":\"watch\",\"sections\":[\"b\"]}");
        assertThat(feed.next().path("section").asString()).isEqualTo("b");
        feed.say("{\"type\":\"snapshot\"}");
        assertThat(feed.next().path("sales").asString()).isEqualTo("PAUSED");
        feed.say("nonsense");
        assertThat(feed.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1008);
    }

    @Test
    void aMessageThatIsTooLongClosesTheFeed() throws Exception {
        Feed feed = new Feed(0, "hall", "");
        feed.next();

        feed.say("x".repeat(5_000));

        assertThat(feed.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1009);
    }

    @Test
    void aFeedOfNoShowtimeIs404AtTheHandshake() {
        assertThat(problemOfHandshake("none", "")).isEqualTo(404);
        assertThat(problemOfHandshake("hall", "?watch=z")).isEqualTo(422);
    }

    private static void launch(String name) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
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
                "--seatlog.streams.state-dir=" + folder.resolve(name),
                "--seatlog.streams.application-server=127.0.0.1:" + port,
                "--seatlog.token.issuer=" + TestIssuer.NAME,
                "--seatlog.token.audience=" + TestIssuer.AUDIENCE,
                "--seatlog.token.jwks-uri=" + issuer.jwksUri(),
                "--seatlog.installation.secret=" + Base64.getUrlEncoder().encodeToString(SECRET)));
    }

    private static void publish(String showtime) {
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

    private static void write(Order order) {
        send(Topics.ORDERS, order.getCustomer() + '/' + order.getOrderId(), order);
    }

    private static void send(Topic topic, String key, SpecificRecord record) {
        boolean byWholeKey = topic.equals(Topics.CATALOGUE);
        producer.send(new ProducerRecord<>(
                topic.name(),
                byWholeKey ? Placement.partition(key, PARTITIONS) : Placement.partitionByFirstPart(key, PARTITIONS),
                key.getBytes(StandardCharsets.UTF_8),
                codec.encode(topic, record)));
    }

    private static String customer(String subject) {
        return CustomerId.of(KEY, GUESTS, subject).value();
    }

    private static Map<String, String> token(String subject) {
        LocalIssuer guests = new LocalIssuer(KEY, GUESTS, false);
        return Map.of(
                "Authorization",
                "Bearer " + guests.sign(subject, Set.of(), System.currentTimeMillis(), Duration.ofHours(1)));
    }

    private static Map<String, String> doorkeeper() {
        return Map.of("Authorization", "Bearer " + issuer.token("dora", "door"));
    }

    private static Map<String, String> organizer() {
        return Map.of("Authorization", "Bearer " + issuer.token("boss", "organizer"));
    }

    private static JsonNode json(int app, String path, Map<String, String> headers) {
        return parse(get(app, path, headers).body());
    }

    private static JsonNode parse(byte[] body) {
        return JSON.readTree(body);
    }

    private static void problem(HttpResponse<byte[]> answer, int status, String reason) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(parse(answer.body()).path("reason").asString()).isEqualTo(reason);
    }

    private static HttpResponse<byte[]> get(int app, String path, Map<String, String> headers) {
        try {
            return HTTP.send(request(app, path, headers).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.Builder request(int app, String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORTS.get(app) + path));
        headers.forEach(request::header);
        return request;
    }

    private static <T> void await(Supplier<T> seen, T wanted) {
        long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        T last = seen.get();
        while (!wanted.equals(last) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(20_000_000);
            last = seen.get();
        }
        assertThat(last).isEqualTo(wanted);
    }

    private static int problemOfHandshake(String showtime, String query) {
        try {
            new Feed(0, showtime, query);
            return 101;
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    /** A client of the feed. */
    private static final class Feed implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private final WebSocket socket;

        Feed(int app, String showtime, String query) {
            socket = HTTP.newWebSocketBuilder()
                    .subprotocols("seatlog.v1")
                    .buildAsync(
                            URI.create("ws://127.0.0.1:" + PORTS.get(app) + "/api/showtimes/" + showtime + "/feed"
                                    + query),
                            this)
                    .join();
        }

        JsonNode next() throws InterruptedException {
            JsonNode message = messages.poll(10, TimeUnit.SECONDS);
            assertThat(message).isNotNull();
            return message;
        }

        void say(String message) {
            socket.sendText(message, true).join();
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                messages.add(JSON.readTree(text.toString()));
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closed.complete(statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
