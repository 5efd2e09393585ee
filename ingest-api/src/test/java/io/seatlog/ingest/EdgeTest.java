package io.seatlog.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.id.InstallationSecret;
import io.seatlog.ingest.edge.Doorman;
import io.seatlog.ingest.edge.RouteTable;
import io.seatlog.ingest.edge.Shield;
import io.seatlog.ingest.sell.HoldCall;
import io.seatlog.ingest.sell.InFlight;
import io.seatlog.runtime.token.LocalIssuer;
import io.seatlog.runtime.token.TokenSettings;
import io.seatlog.runtime.token.TokenVerifier;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Requests that no call ever sees, over a connection. */
class EdgeTest {

    private static final InstallationSecret SECRET = new InstallationSecret(new byte[32]);
    private static final LocalIssuer GUESTS = new LocalIssuer(SECRET, "urn:seatlog:guests", false);
    private static final String LISTED = "https://shop.example";

    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle(new ReactorHttpHandlerAdapter(new Shield(
                    new HoldCall(
                            new Doorman(new TokenVerifier(TokenSettings.none(), List.of(GUESTS), SECRET), SECRET),
                            null,
                            new InFlight(1, 1),
                            SECRET),
                    RouterFunctions.toHttpHandler(
                            RouteTable.of(OpenApiTest.routes().list())),
                    Set.of(LISTED))))
            .bindNow();

    @AfterEach
    void close() {
        server.disposeNow();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/events, 'GET, HEAD'",
        "DELETE, /api/events, 'GET, HEAD'",
        "FOO, /api/events/faust, 'GET, HEAD, PUT'",
        "POST, /api/showtimes/x/availability, 'GET, HEAD'",
        "DELETE, /api/guests, POST",
        "PUT, /api/orders/x, 'DELETE, GET, HEAD'"
    })
    void tellsWhichMethodsAPathHasWhoeverAnswersThem(String method, String path, String allowed) throws Exception {
        assertThat(sent(method, path))
                .startsWith("HTTP/1.1 405")
                .containsIgnoringCase("allow: " + allowed + "\r\n")
                .contains("METHOD_NOT_ALLOWED");
    }

    @Test
    void saysNothingIsHereWhereNothingIs() throws Exception {
        assertThat(sent("POST", "/api/nothing")).startsWith("HTTP/1.1 404").contains("NOT_FOUND");
    }

    @Test
    void letsEveryPageReadWhatIsPublic() throws Exception {
        String answer = preflight("https://other.example", "GET", "/api/showtimes/x/availability");

        assertThat(answer)
                .startsWith("HTTP/1.1 204")
                .containsIgnoringCase("access-control-allow-origin: *\r\n")
                .containsIgnoringCase("access-control-allow-methods: GET, HEAD\r\n")
                .contains("If-None-Match");
    }

    @Test
    void letsListedPagesCallEverythingThatIsDescribed() throws Exception {
        String answer = preflight(LISTED, "GET", "/api/orders/x");

        assertThat(answer)
                .startsWith("HTTP/1.1 204")
                .containsIgnoringCase("access-control-allow-origin: " + LISTED + "\r\n");
        for (String header : List.of(
                "Authorization",
                "Content-Type",
                "Content-Encoding",
                "Idempotency-Key",
                "If-Match",
                "If-None-Match",
                "Prefer",
                "Seatlog-Order-Key")) {
            assertThat(answer).contains(header);
        }
        assertThat(sent("POST", "/api/nothing", "Origin: " + LISTED))
                .containsIgnoringCase(
                        "access-control-expose-headers: ETag, Idempotent-Replayed, Location, Retry-After\r\n");
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/orders/x", "POST, /api/guests", "PUT, /api/events/faust"})
    void letsOtherPagesDoNothingElse(String method, String path) throws Exception {
        assertThat(preflight("https://other.example", method, path)).doesNotContainIgnoringCase("access-control");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nIdempotency-Key: b", "\u00e4", "a b"})
    void refusesTwoKeysForOneRequestAndKeysThatAreNone(String key) throws Exception {
        String token = GUESTS.sign("anna", Set.of(), System.currentTimeMillis(), Duration.ofHours(1));
        String answer =
                sent("POST", "/api/showtimes/x/orders", "Authorization: Bearer " + token, "Idempotency-Key: " + key);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"IDEMPOTENCY_KEY_INVALID\"");
    }

    private String preflight(String origin, String method, String path) throws IOException {
        return sent(
                "OPTIONS",
                path,
                "Origin: " + origin,
                "Access-Control-Request-Method: " + method,
                "Access-Control-Request-Headers: authorization,if-none-match,prefer");
    }

    private String sent(String method, String path, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            OutputStream out = socket.getOutputStream();
            StringBuilder head = new StringBuilder(method + ' ' + path + " HTTP/1.1\r\n");
            head.append("Host: localhost\r\nConnection: close\r\n");
            List.of(headers).forEach(header -> head.append(header).append("\r\n"));
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
