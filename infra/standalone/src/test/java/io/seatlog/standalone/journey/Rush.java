package io.seatlog.standalone.journey;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.contract.Contract;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many callers at once, through so many connections; one thread speaks for all of them. */
final class Rush implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int UNDECIDED = 202;
    private static final String SHORT = "/api/showtimes?limit=1";
    private static final JsonMapper JSON = new JsonMapper();

    /** One buyer's request for seats. */
    record Request(String token, String key, String wish) {}

    /** What came back for it in the end, and when, by {@link System#nanoTime()}. */
    record Told(Request request, int status, String body, long sentNanos, long answeredNanos) {

        @Override
        public String toString() {
            return status + " " + body;
        }

        LongStream moments() {
            return LongStream.of(sentNanos, answeredNanos);
        }

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    private final int connections;
    private final ConnectionProvider pool;
    private final LoopResources loop = LoopResources.create("rush", 1, true);
    private final HttpClient http;
    private final Queue<Raw> heard = new ConcurrentLinkedQueue<>();

    Rush(URI origin, int connections) {
        this.connections = connections;
        this.pool = ConnectionProvider.builder("rush")
                .maxConnections(connections)
                .pendingAcquireMaxCount(-1)
                .build();
        this.http = HttpClient.create(pool).runOn(loop).baseUrl(origin.toString());
    }

    /** Tokens of so many buyers. */
    List<String> tokens(String name, int buyers) {
        return Flux.range(0, buyers)
                .flatMapSequential(
                        number -> post("/dev/token", http, "{\"sub\":\"" + name + "-" + number + "\"}"), connections)
                .map(answer -> JSON.readTree(answer.text()).path("access_token").asString())
                .collectList()
                .block(PATIENCE);
    }

    /** Opens all the connections, as a crowd has them open that waits for the sale to begin. */
    void connect() {
        Flux.range(0, connections)
                .flatMap(
                        any -> http.get().uri(SHORT).responseSingle((head, body) -> read("GET", SHORT, head, body)),
                        connections)
                .blockLast(PATIENCE);
    }

    /** So many requests, the buyers in turn, each with a key of its own. */
    static List<Request> requests(List<String> tokens, int count, String wish) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Request(tokens.get(number % tokens.size()), "k-" + number, wish))
                .toList();
    }

    /**
     * Asks for all of it as fast as the connections take it, and waits for every answer. Who is told 202 asks again
     * with the same key, as the API wants it.
     */
    List<Told> ask(String showtime, List<Request> requests) {
        String path = "/api/showtimes/" + showtime + "/orders";
        return Flux.fromIterable(requests)
                .flatMap(request -> ask(path, request), connections)
                .collectList()
                .block(PATIENCE);
    }

    /** How often each status was the answer. */
    static Map<Integer, Long> statuses(List<Told> told) {
        return told.stream().collect(Collectors.groupingBy(Told::status, TreeMap::new, Collectors.counting()));
    }

    private Mono<Told> ask(String path, Request request) {
        return Mono.defer(() -> {
            long sent = System.nanoTime();
            HttpClient buyer =
                    http.headers(headers -> headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + request.token())
                            .set("Idempotency-Key", request.key()));
            return post(path, buyer, request.wish())
                    .repeat()
                    .filter(answer -> answer.status() != UNDECIDED)
                    .next()
                    .map(answer -> new Told(request, answer.status(), answer.text(), sent, System.nanoTime()));
        });
    }

    /** An answer as it came. */
    private record Raw(String method, String path, int status, HttpHeaders headers, String text) {

        void check() {
            Contract.answered(method, path, new Answer(status, JSON.readTree(text), headers));
        }
    }

    private Mono<Raw> post(String path, HttpClient client, String json) {
        return client.headers(headers -> headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json"))
                .post()
                .uri(path)
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(json.getBytes(StandardCharsets.UTF_8))))
                .responseSingle((head, body) -> read("POST", path, head, body));
    }

    private Mono<Raw> read(String method, String path, HttpClientResponse head, ByteBufMono body) {
        return body.asString().defaultIfEmpty("").map(text -> {
            Map<String, List<String>> headers = new TreeMap<>();
            head.responseHeaders().forEach(header -> headers.put(header.getKey(), List.of(header.getValue())));
            Raw raw = new Raw(method, path, head.status().code(), HttpHeaders.of(headers, (name, value) -> true), text);
            heard.add(raw);
            return raw;
        });
    }

    /** An order as it is the same each time it is told. */
    static String withoutNow(JsonNode order) {
        return order.toString().replaceAll("\"now\":\"[^\"]*\"", "");
    }

    /** Milliseconds from the first of these moments to the last. */
    static double spreadMs(LongStream nanos) {
        LongSummaryStatistics summary = nanos.summaryStatistics();
        return (summary.getMax() - summary.getMin()) / 1e6;
    }

    /** Only now is looked at what every answer said, so that it slows no rush down. */
    @Override
    public void close() {
        pool.dispose();
        loop.dispose();
        heard.forEach(Raw::check);
    }
}
