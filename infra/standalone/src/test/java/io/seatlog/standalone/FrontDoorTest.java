package io.seatlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrontDoorTest {

    private final Readiness readiness = new Readiness(List.of("reads", "writes"));
    private final HttpClient http = HttpClient.newHttpClient();
    private FrontDoor door;
    private AppContext reads;
    private AppContext writes;

    @BeforeAll
    void open() throws Exception {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        DevTokens tokens = new DevTokens(DevTokens.newKey(), "http://issuer.test", Clock.systemUTC());
        door = new FrontDoor(0, new OwnRoutes(tokens, readiness));
        assertThat(get("/who").statusCode()).as("before the apps are there").isEqualTo(503);
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(503);
        reads = AppContext.start("reads", ReadingApp::main, Map.of("who", "reads"), door::reads);
        writes = AppContext.start("writes", ReadingApp::main, Map.of("who", "writes"), door::writes);
        readiness.add("reads", reads::isReady);
        readiness.add("writes", writes::isReady);
    }

    @AfterAll
    void close() {
        door.close();
        reads.close();
        writes.close();
    }

    @Test
    void theMethodDecidesWhichAppAnswers() throws Exception {
        assertThat(get("/who").body()).isEqualTo("reads");
        assertThat(send("HEAD", "/who", "").headers().firstValue("Who")).contains("reads");
        assertThat(send("POST", "/who", "").body()).isEqualTo("writes");
        assertThat(send("DELETE", "/who", "").body()).isEqualTo("writes");
    }

    @Test
    void theShortPathIsTheWritingApps() throws Exception {
        assertThat(send("POST", "/hot", "").body()).isEqualTo("{\"who\":\"writes\"}");
    }

    @Test
    void aWebSocketReachesTheReadingApp() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        WebSocket socket = http.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + door.port() + "/feed"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                        heard.complete(text.toString());
                        return null;
                    }
                })
                .get(10, TimeUnit.SECONDS);
        assertThat(heard.get(10, TimeUnit.SECONDS)).isEqualTo("reads");
        socket.abort();
    }

    @Test
    void healthIsThatOfAllParts() throws Exception {
        HttpResponse<String> health = get("/actuator/health/readiness");
        assertThat(health.statusCode()).as(health.body()).isEqualTo(200);
        assertThat(health.body()).contains("\"reads\":{\"status\":\"UP\"}", "\"writes\":{\"status\":\"UP\"}");
    }

    @Test
    void aTokenIsSignedByThePublishedKey() throws Exception {
        String answer = send("POST", "/dev/token", "{\"sub\":\"ann\",\"scope\":\"organizer\"}")
                .body();
        String token = answer.replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
        SignedJWT parsed = SignedJWT.parse(token);
        JWKSet keys = JWKSet.parse(get("/dev/jwks.json").body());
        assertThat(keys.getKeyByKeyId(parsed.getHeader().getKeyID()).isPrivate())
                .isFalse();
        assertThat(parsed.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(parsed.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        assertThat(parsed.getJWTClaimsSet().getSubject()).isEqualTo("ann");
        assertThat(parsed.getJWTClaimsSet().getStringClaim("scope")).isEqualTo("organizer");
        assertThat(parsed.getJWTClaimsSet().getIssuer()).isEqualTo("http://issuer.test");
    }

    @Test
    void aBadWishForATokenIsRefusedByName() throws Exception {
        assertThat(send("POST", "/dev/token", "{").body()).contains("MALFORMED_JSON");
        assertThat(send("POST", "/dev/token", "").body()).contains("REQUEST_INVALID");
        assertThat(send("POST", "/dev/token", "{\"sub\":\"\"}").body()).contains("REQUEST_INVALID");
        assertThat(send("POST", "/dev/token", " ".repeat(5000)).body()).contains("BODY_TOO_LARGE");
        assertThat(get("/dev/token").statusCode()).isEqualTo(405);
    }

    @Test
    void noTokenForAPageThatCameUnderAnotherName() throws Exception {
        String request = "POST /dev/token HTTP/1.1\r\nHost: evil.test:80\r\nContent-Length: 13\r\n"
                + "Connection: close\r\n\r\n{\"sub\":\"eve\"}";
        try (Socket socket = new Socket("127.0.0.1", door.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403")
                    .doesNotContain("access_token");
        }
    }

    @Test
    void whatBrowsersSendIsReadAndWhatTheServerRefusesByItselfIsExplained() throws Exception {
        assertThat(sent("GET /who?event=a|b&from=%zz HTTP/1.1")).startsWith("HTTP/1.1 200");
        assertThat(sent("POST /who HTTP/1.1", "Idempotency-Key: \u00e4")).startsWith("HTTP/1.1 200");
        assertThat(sent("POST /who HTTP/1.1", "Idempotency-Key: a\u0000b"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "IDEMPOTENCY_KEY_INVALID");
    }

    private String sent(String line, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", door.port())) {
            String head = line + "\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 0\r\n";
            String rest = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
            socket.getOutputStream().write((head + rest + "\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
