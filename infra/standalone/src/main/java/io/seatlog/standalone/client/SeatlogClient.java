package io.seatlog.standalone.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** One caller of the HTTP API: its token goes with every request. */
public final class SeatlogClient {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int TRIES_MAX = 20;
    private static final String KEY = "Idempotency-Key";
    private static final List<AnswerListener> LISTENERS = ServiceLoader.load(AnswerListener.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    private final HttpClient http;
    private final URI origin;
    private final @Nullable String token;

    private SeatlogClient(HttpClient http, URI origin, @Nullable String token) {
        this.http = http;
        this.origin = origin;
        this.token = token;
    }

    /** A caller without a token. */
    public static SeatlogClient at(URI origin) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new SeatlogClient(http, origin, null);
    }

    /** A caller with a token of standalone's own issuer. */
    public SeatlogClient as(String subject, @Nullable String scope) {
        Map<String, String> wish = scope == null ? Map.of("sub", subject) : Map.of("sub", subject, "scope", scope);
        return with(post("/dev/token", wish).expect(200).text("access_token"));
    }

    /** A caller with this token. */
    public SeatlogClient with(String newToken) {
        return new SeatlogClient(http, origin, newToken);
    }

    /** The same caller at another caller's address. */
    public SeatlogClient like(SeatlogClient other) {
        return new SeatlogClient(http, other.origin, token);
    }

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    public Answer get(String path, Map<String, String> headers) {
        return send("GET", path, null, headers);
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body, Map.of());
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body, Map.of());
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    /** Asks for seats once. */
    public Answer order(String showtime, String key, Object wish) {
        return send("POST", "/api/showtimes/" + showtime + "/orders", wish, Map.of(KEY, key));
    }

    /** Asks for seats until there is a decision, as the API asks its clients to: the same key each time. */
    public Answer orderDecided(String showtime, String key, Object wish) {
        return decided(() -> order(showtime, key, wish));
    }

    /** Posts until there is a decision; what is posted must make a repeat the same request. */
    public Answer decided(String path, Object body) {
        return decided(() -> post(path, body));
    }

    private static Answer decided(Supplier<Answer> asking) {
        for (int tries = 1; ; tries++) {
            Answer answer = asking.get();
            boolean undecided = answer.status() == 202 || answer.status() == 503 || answer.status() == 429;
            if (!undecided || tries == TRIES_MAX) {
                return answer;
            }
            pause(answer.header("Retry-After"));
        }
    }

    private static void pause(String seconds) {
        try {
            Thread.sleep(seconds.isEmpty() ? 1000 : 1000 * Long.parseLong(seconds));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Sends any request; a body that is a string goes as it is, everything else as JSON. */
    public Answer send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(origin.resolve(path)).timeout(TIMEOUT);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        request.method(method, body == null ? HttpRequest.BodyPublishers.noBody() : publisher(body));
        HttpResponse<String> response = exchange(request.build());
        Answer answer = new Answer(response.statusCode(), parse(response.body()), response.headers());
        LISTENERS.forEach(listener -> listener.answered(method, path, answer));
        return answer;
    }

    /** What has a key is sent once more where its connection ended without an answer: that is the same request. */
    private HttpResponse<String> exchange(HttpRequest request) {
        boolean mayRepeat = request.headers().firstValue(KEY).isPresent();
        try {
            return mayRepeat ? sendTwice(request) : sendOnce(request);
        } catch (IOException failed) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Servers end idle connections, and Java's client may take an answer for a stray one (JDK-8338569, JDK-8357639). */
    private HttpResponse<String> sendTwice(HttpRequest request) throws IOException, InterruptedException {
        try {
            return sendOnce(request);
        } catch (HttpTimeoutException | ConnectException noConnection) {
            throw noConnection;
        } catch (IOException unanswered) {
            return sendOnce(request);
        }
    }

    private HttpResponse<String> sendOnce(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.BodyPublisher publisher(Object body) {
        return HttpRequest.BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
    }

    private static JsonNode parse(String body) {
        if (body.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            return JSON.valueToTree(body);
        }
    }

    /** Does on the provider's hosted page what a person would: {@code pay}, {@code decline}, {@code leave}. */
    public static int onPage(String pageUrl, String action) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(pageUrl))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("action=" + action))
                .build();
        try {
            return PAGES.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static final HttpClient PAGES = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
}
