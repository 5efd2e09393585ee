package io.seatlog.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.HttpRequest;
import io.seatlog.id.InstallationSecret;
import io.seatlog.ingest.edge.Answer;
import io.seatlog.ingest.edge.Doorman;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.ingest.edge.RouteTable;
import io.seatlog.ingest.edge.Shield;
import io.seatlog.ingest.edge.ShortPath;
import io.seatlog.ingest.gate.HoldRequest;
import io.seatlog.ingest.gate.Sales;
import io.seatlog.ingest.sell.HoldAnswer;
import io.seatlog.ingest.sell.HoldCall;
import io.seatlog.ingest.sell.InFlight;
import io.seatlog.reason.Reason;
import io.seatlog.runtime.http.RequestRepair;
import io.seatlog.runtime.http.RequestSize;
import io.seatlog.runtime.token.LocalIssuer;
import io.seatlog.runtime.token.TokenSettings;
import io.seatlog.runtime.token.TokenVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/** Two servers with the same call, one of them without the short path: nobody can tell which is which. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameAnswersTest {

    private static final InstallationSecret SECRET = new InstallationSecret(new byte[32]);
    private static final LocalIssuer GUESTS = new LocalIssuer(SECRET, "urn:seatlog:guests", false);
    private static final String TOKEN = GUESTS.sign("anna", Set.of(), System.currentTimeMillis(), Duration.ofHours(1));
    private static final String NOW = "\"now\":\"[^\"]*\"";
    private static final Pattern LENGTH = Pattern.compile("(?is).*content-length: (\\d+).*");
    private static final String LISTED = "https://shop.example";

    private static final int ANY = -1;

    /** Decides by the number of seats, so that every kind of end is at hand. */
    private static final class Desk implements HoldCall.Desk {
        @Override
        public void hold(HoldRequest request, Consumer<HoldAnswer> answer) {
            switch (request.quantity()) {
                case 1 -> answer.accept(held(false));
                case 2 -> answer.accept(held(true));
                case 3 -> answer.accept(new HoldAnswer.Refused(Problem.of(Reason.SOLD_OUT)));
                case 4 -> answer.accept(new HoldAnswer.Undecided(request.order()));
                case 5 -> throw new IllegalStateException("thrown by the test's desk");
                case 6 -> {
                    answer.accept(held(false));
                    answer.accept(held(false));
                }
                case 7 -> CompletableFuture.runAsync(() -> answer.accept(held(false)));
                default -> answer.accept(new HoldAnswer.Refused(Problem.of(Reason.OVERLOADED)));
            }
        }

        private static HoldAnswer held(boolean replayed) {
            return new HoldAnswer.Held(new Sales(1).accepted("ann", 2, 0), replayed);
        }
    }

    private record Server(DisposableServer http, EventLoopGroup loop, InFlight inFlight, AtomicInteger taken) {

        static Server start(boolean hasShortPath) {
            InFlight inFlight = new InFlight(100, 100);
            Doorman doorman = new Doorman(new TokenVerifier(TokenSettings.none(), List.of(GUESTS), SECRET), SECRET);
            HoldCall call = new HoldCall(doorman, new Desk(), inFlight, SECRET);
            AtomicInteger taken = new AtomicInteger();
            LoopResources loops = LoopResources.create("same-answers", 1, true);
            HttpServer server = RequestRepair.in(HttpServer.create())
                    .runOn(loops)
                    .host("127.0.0.1")
                    .port(0)
                    .httpRequestDecoder(spec -> spec.maxInitialLineLength(4 * RequestSize.URL_MAX)
                            .maxHeaderSize(4 * RequestSize.HEADERS_MAX))
                    .handle(new ReactorHttpHandlerAdapter(new Shield(
                            call,
                            RouterFunctions.toHttpHandler(
                                    RouteTable.of(OpenApiTest.routes().list())),
                            Set.of(LISTED))));
            ShortPath.Call counted = new ShortPath.Call() {
                @Override
                public boolean expects(HttpRequest head) {
                    return call.expects(head);
                }

                @Override
                public boolean takes(HttpRequest head, ByteBuf body, Executor loop, Consumer<Answer> answer) {
                    boolean takes = call.takes(head, body, loop, answer);
                    taken.addAndGet(takes ? 1 : 0);
                    return takes;
                }
            };
            return new Server(
                    (hasShortPath ? ShortPath.in(server, () -> counted) : server).bindNow(),
                    loops.onServer(true),
                    inFlight,
                    taken);
        }

        /** Waits until the connections' thread has done all that it has begun. */
        void finish() {
            loop.submit(() -> {}).syncUninterruptibly();
        }

        /** What comes back on one connection for requests that are sent at once. */
        List<String> answers(List<String> requests) throws IOException {
            List<String> answers = new ArrayList<>();
            try (Connection connection = new Connection(http.port())) {
                connection.send(String.join("", requests));
                for (String answer = connection.answer(); answer != null; answer = connection.answer()) {
                    answers.add(answer);
                    if (answers.size() == requests.size()) {
                        break;
                    }
                }
            }
            return answers;
        }
    }

    /** A connection of a client that keeps it. */
    private static final class Connection implements AutoCloseable {

        private final Socket socket;

        Connection(int port) throws IOException {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(10_000);
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }

        /** The first line of what comes next. */
        String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = socket.getInputStream().read();
                    c >= 0 && c != '\r';
                    c = socket.getInputStream().read()) {
                line.append((char) c);
            }
            return line.toString();
        }

        /** The next answer, its time replaced; null if the server has closed the connection. */
        @Nullable
        String answer() throws IOException {
            StringBuilder head = new StringBuilder();
            InputStream in = socket.getInputStream();
            while (head.indexOf("\r\n\r\n") < 0 || head.toString().startsWith("HTTP/1.1 100")) {
                if (head.indexOf("\r\n\r\n") >= 0) {
                    head.setLength(0);
                }
                int c = in.read();
                if (c < 0) {
                    return null;
                }
                head.append((char) c);
            }
            String length = LENGTH.matcher(head).replaceAll("$1");
            String body = new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
            // A time has as many digits as it needs.
            String timeless = body.replaceAll(NOW, "\"now\":?");
            return timeless.equals(body) ? head + body : head.toString().replace(": " + length, ": ?") + timeless;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private final Server shortcut = Server.start(true);
    private final Server longWay = Server.start(false);

    /** So that the tokens of the tests are known, as those of a sale's second request are. */
    SameAnswersTest() throws IOException {
        shortcut.answers(List.of(hold("{\"quantity\":3}")));
        longWay.answers(List.of(hold("{\"quantity\":3}")));
    }

    @AfterAll
    void close() {
        shortcut.http.disposeNow();
        longWay.http.disposeNow();
    }

    private static String request(String line, String body, String... headers) {
        StringBuilder text = new StringBuilder(line + "\r\nHost: localhost\r\n");
        List.of(headers).forEach(header -> text.append(header).append("\r\n"));
        return text + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    private static String hold(String body, String... more) {
        List<String> headers = new ArrayList<>(
                List.of("Authorization: Bearer " + TOKEN, "Idempotency-Key: k-1", "Content-Type: application/json"));
        for (String header : more) {
            String name = header.substring(0, header.indexOf(':') + 1).toLowerCase(Locale.ROOT);
            headers.removeIf(known -> known.toLowerCase(Locale.ROOT).startsWith(name));
            if (!header.endsWith(":")) {
                headers.add(header);
            }
        }
        return request("POST /api/showtimes/faust/orders HTTP/1.1", body, headers.toArray(String[]::new));
    }

    private static String chunked(String body) {
        return hold(body)
                .replace("Content-Length: " + body.length(), "Transfer-Encoding: chunked")
                .replace(body, Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n");
    }

    static Stream<Arguments> requests() {
        String one = "{\"quantity\":1}";
        return Stream.of(
                // Requests as they should be, and every end they can have.
                Arguments.of(1, List.of(hold(one))),
                Arguments.of(1, List.of(hold("{\"quantity\":2}"))),
                Arguments.of(1, List.of(hold("{\"quantity\":3}"))),
                Arguments.of(1, List.of(hold("{\"quantity\":4}"))),
                Arguments.of(1, List.of(hold("{\"quantity\":5}"))),
                Arguments.of(1, List.of(hold("{\"quantity\":6}"))),
                Arguments.of(1, List.of(hold("{\"quantity\":7}"))),
                Arguments.of(1, List.of(hold("{\"seats\":[\"a\"]}", "Content-Type: Application/JSON; charset=utf-8"))),
                Arguments.of(1, List.of(hold("{\"quantity\":7,\"section\":\"\u00e4\"}"))),
                Arguments.of(3, List.of(hold(one), hold("{\"quantity\":7}"), hold("{\"quantity\":3}"))),
                // Everything else goes the long way.
                Arguments.of(0, List.of(hold("{\"quantity\":0}"))),
                Arguments.of(0, List.of(hold("{"))),
                Arguments.of(0, List.of(hold(""))),
                Arguments.of(0, List.of(hold("x".repeat(70_000)))),
                Arguments.of(0, List.of(hold(one, "Authorization: Bearer nonsense"))),
                Arguments.of(0, List.of(hold(one, "Authorization:"))),
                Arguments.of(0, List.of(hold(one, "Idempotency-Key:"))),
                Arguments.of(0, List.of(hold(one, "Idempotency-Key: a b"))),
                Arguments.of(0, List.of(hold(one, "Idempotency-Key: a\r\nIdempotency-Key: b"))),
                Arguments.of(0, List.of(hold(one, "Content-Type: text/plain"))),
                Arguments.of(0, List.of(hold(one, "Content-Encoding: gzip"))),
                Arguments.of(0, List.of(hold(one, "Origin: " + LISTED))),
                Arguments.of(0, List.of(hold(one, "Origin: https://other.example"))),
                Arguments.of(0, List.of(hold(one, "Expect: 100-continue"))),
                Arguments.of(0, List.of(hold(one, "X-Much: " + "x".repeat(17_000)))),
                Arguments.of(0, List.of(hold(one).replace("Host: localhost", "Host: a b"))),
                Arguments.of(0, List.of(hold(one).replace("Host: localhost", "Host: a:b"))),
                Arguments.of(0, List.of(hold(one).replace("Host: localhost", "Host: [::1]:80"))),
                Arguments.of(1, List.of(hold(one).replace("Host: localhost", "Host: 127.0.0.1:8080"))),
                Arguments.of(0, List.of(hold(one).replace("faust", "f%61ust"))),
                Arguments.of(0, List.of(hold(one).replace("faust", "f/aust"))),
                Arguments.of(0, List.of(hold(one).replace("faust", "-"))),
                Arguments.of(0, List.of(hold(one).replace("orders", "orders?a=b"))),
                Arguments.of(0, List.of(hold(one).replace("orders", "orders?" + "a".repeat(9_000)))),
                Arguments.of(0, List.of(hold(one).replace("POST", "PUT"))),
                Arguments.of(0, List.of(hold(one).replace("POST", "GET"))),
                Arguments.of(0, List.of(request("POST /api/nothing HTTP/1.1", one))),
                Arguments.of(0, List.of(chunked(one))),
                // Behind one that takes the long way, it depends on whether that one is answered already.
                Arguments.of(ANY, List.of(hold("{"), hold(one))),
                Arguments.of(ANY, List.of(hold("{\"quantity\":7}", "Origin: " + LISTED), hold(one), hold("{"))));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void givesTheSameBytes(int taken, List<String> requests) throws IOException {
        int before = shortcut.taken.get();
        List<String> expected = longWay.answers(requests);

        assertThat(shortcut.answers(requests)).isEqualTo(expected).isNotEmpty();
        shortcut.finish();
        if (taken != ANY) {
            assertThat(shortcut.taken.get() - before).as("by the short path").isEqualTo(taken);
        }
        assertThat(shortcut.inFlight.count()).as("still counted").isZero();
    }

    @Test
    void asksForABodyThatIsOnlySentThen() throws IOException {
        for (String line : List.of("POST /api/showtimes/faust/orders HTTP/1.1", "POST /api/showtimes/x/y HTTP/1.1")) {
            try (Connection connection = new Connection(shortcut.http.port())) {
                String whole = hold("{\"quantity\":1}", "Expect: 100-continue")
                        .replace("POST /api/showtimes/faust/orders HTTP/1.1", line);
                connection.send(whole.substring(0, whole.indexOf("\r\n\r\n") + 4));
                assertThat(connection.line()).isIn("HTTP/1.1 100 Continue", "HTTP/1.1 404 Not Found");
            }
        }
    }

    @Test
    void takesItAgainWhereSomethingElseHasBeenAnswered() throws IOException {
        try (Connection connection = new Connection(shortcut.http.port())) {
            int before = shortcut.taken.get();
            for (int i = 0; i < 3; i++) {
                connection.send(request("POST /api/nothing HTTP/1.1", ""));
                assertThat(connection.answer()).startsWith("HTTP/1.1 404");
                connection.send(hold("{\"quantity\":7}"));
                assertThat(connection.answer()).startsWith("HTTP/1.1 201");
            }
            shortcut.finish();
            assertThat(shortcut.taken.get() - before).isEqualTo(3);
        }
    }

    @Test
    void leavesWhoHasTooMuchUnderWayToTheLongWay() throws IOException {
        InFlight none = new InFlight(0, 0);
        Doorman doorman = new Doorman(new TokenVerifier(TokenSettings.none(), List.of(GUESTS), SECRET), SECRET);
        HoldCall call = new HoldCall(doorman, new Desk(), none, SECRET);
        DisposableServer server = ShortPath.in(
                        HttpServer.create().host("127.0.0.1").port(0), () -> call)
                .handle(new ReactorHttpHandlerAdapter(
                        new Shield(call, (request, response) -> response.setComplete(), Set.of())))
                .bindNow();
        try (Connection connection = new Connection(server.port())) {
            for (int i = 0; i < 2; i++) {
                connection.send(hold("{\"quantity\":1}"));
                assertThat(connection.answer()).startsWith("HTTP/1.1 503").contains("OVERLOADED");
            }
        } finally {
            server.disposeNow();
        }
    }
}
