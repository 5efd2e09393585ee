package io.seatlog.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.query.view.ShowtimeViews;
import io.seatlog.wire.SectionRef;
import io.seatlog.wire.Showtime;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two servers with the same views, one of them without what stands in front: nobody can tell which is which. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameAnswersTest {

    private static final String ARENA = "/api/showtimes/arena/availability";
    private static final String NOTHING = "/api/nothing";
    private static final String KNOWN = "\"instance\":\"" + NOTHING + "\",\"reason\":\"NOT_FOUND\"}";
    private static final String HEAD_END = "\r\n\r\n";

    /** So many sections that their counters are worth compressing. */
    private static final int SECTIONS = 40;

    private final ShowtimeViews views = views();
    private final TestServer front = new TestServer(views);
    private final TestServer routes = TestServer.ofRoutesAlone(views);

    /** A house that is small, one that is large, and one of which a section has not come. */
    private static ShowtimeViews views() {
        ShowtimeViews views = new ShowtimeViews();
        views.caughtUp();
        views.showtime("hall", Samples.showtime("hall"));
        views.seats(Samples.part("hall", "a", 2, 5, false));
        views.seats(Samples.part("hall", "b", 0, 5, true));
        Showtime arena = arena();
        views.showtime("arena", arena);
        for (int n = 0; n < SECTIONS; n++) {
            String section = arena.getSections().get(n).getSection();
            views.seats(Samples.part("arena", section, 1, 7, n == SECTIONS - 1));
        }
        views.showtime("half", Samples.showtime("half"));
        views.seats(Samples.part("half", "a", 0, 3, true));
        return views;
    }

    private static Showtime arena() {
        Showtime small = Samples.showtime("arena");
        List<SectionRef> sections = IntStream.range(0, SECTIONS)
                .mapToObj(n -> SectionRef.newBuilder(small.getSections().get(0))
                        .setSection("section-" + n)
                        .build())
                .toList();
        return Showtime.newBuilder(small).setSections(sections).build();
    }

    @AfterAll
    void close() {
        front.close();
        routes.close();
    }

    private static String get(String path, String... headers) {
        return request("GET " + path + " HTTP/1.1", headers);
    }

    private static String request(String line, String... headers) {
        StringBuilder text = new StringBuilder(line + "\r\nHost: localhost\r\n");
        List.of(headers).forEach(header -> text.append(header).append("\r\n"));
        return text + "\r\n";
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of(1, get(ARENA)),
                Arguments.of(1, get("/api/showtimes/hall/availability")),
                Arguments.of(1, get(ARENA + "?a=b")),
                Arguments.of(1, get(ARENA + "?a=b|c")),
                Arguments.of(1, get("http://localhost" + ARENA)),
                Arguments.of(1, get(ARENA, "Origin: https://shop.example")),
                Arguments.of(1, get(ARENA, "Accept: text/html")),
                Arguments.of(1, get(ARENA, "Range: bytes=0-9")),
                Arguments.of(1, get(ARENA, "Content-Length: 2").concat("{}")),
                Arguments.of(1, get(ARENA, "Connection: close")),
                Arguments.of(1, get(ARENA).replace("Host: localhost", "Host: a b")),
                Arguments.of(1, request("GET " + ARENA + " HTTP/1.0", "Connection: keep-alive")),
                // Who has a version, or another, or says something that is none.
                Arguments.of(1, get(ARENA, "If-None-Match: \"7\"")),
                Arguments.of(1, get(ARENA, "If-None-Match: W/\"7\"")),
                Arguments.of(1, get(ARENA, "If-None-Match: \"6\", W/\"7\" ,\"8\"")),
                Arguments.of(1, get(ARENA, "If-None-Match: \"6\"", "If-None-Match: \"7\"")),
                Arguments.of(1, get(ARENA, "If-None-Match: *")),
                Arguments.of(1, get(ARENA, "If-None-Match: \"7\"", "Accept-Encoding: gzip")),
                Arguments.of(1, get("/api/showtimes/hall/availability", "If-None-Match: \"5\"")),
                Arguments.of(1, get(ARENA, "If-None-Match: \"6\", W/\"8\"")),
                Arguments.of(1, get(ARENA, "If-None-Match: \"6,\"7\",8\"")),
                Arguments.of(1, get(ARENA, "If-None-Match: \"6\" \"7\"")),
                Arguments.of(1, get(ARENA, "If-None-Match: w/\"7\"")),
                Arguments.of(1, get(ARENA, "If-None-Match: 7")),
                Arguments.of(1, get(ARENA, "If-None-Match:")),
                Arguments.of(1, get(ARENA, "If-Match: \"6\"")),
                Arguments.of(1, get(ARENA, "If-Modified-Since: Fri, 01 May 2026 10:00:00 GMT")),
                Arguments.of(1, get(ARENA, "If-Modified-Since: Fri, 01 May 2099 10:00:00 GMT")),
                Arguments.of(1, get(ARENA, "If-Unmodified-Since: Fri, 01 May 1998 10:00:00 GMT")),
                // What a client reads.
                Arguments.of(1, get(ARENA, "Accept-Encoding: gzip")),
                Arguments.of(1, get(ARENA, "Accept-Encoding: br, GZIP;q=0.5")),
                Arguments.of(1, get(ARENA, "Accept-Encoding: *")),
                Arguments.of(1, get(ARENA, "Accept-Encoding: gzip;q=0")),
                Arguments.of(1, get(ARENA, "Accept-Encoding: gzip;q=0.000, *")),
                Arguments.of(1, get(ARENA, "Accept-Encoding: identity")),
                Arguments.of(1, get(ARENA, "Accept-Encoding: identity", "Accept-Encoding: gzip")),
                Arguments.of(1, get(ARENA, "Accept-Encoding:")),
                Arguments.of(1, get("/api/showtimes/hall/availability", "Accept-Encoding: gzip")),
                // Everything else goes on to the routes.
                Arguments.of(0, get("/api/showtimes/none/availability")),
                Arguments.of(0, get("/api/showtimes/half/availability")),
                Arguments.of(0, get("/api/showtimes//availability")),
                Arguments.of(0, get("/api/showtimes/availability")),
                Arguments.of(0, get(ARENA + "/")),
                Arguments.of(0, get("/" + ARENA)),
                Arguments.of(0, get(ARENA + ";a=b")),
                Arguments.of(0, get(ARENA.replace("arena", "arena;a=b"))),
                Arguments.of(0, get(ARENA.replace("arena", "%61rena"))),
                Arguments.of(0, get(ARENA.replace("arena", "arena%2F"))),
                Arguments.of(0, get(ARENA.replace("arena", "arena/a"))),
                Arguments.of(0, get(ARENA.replace("arena", "Arena"))),
                Arguments.of(0, get(ARENA.replace("availability", "%61vailability"))),
                Arguments.of(0, get(ARENA.replace("availability", "Availability"))),
                Arguments.of(0, request("HEAD " + ARENA + " HTTP/1.1")),
                Arguments.of(0, request("HEAD " + ARENA + " HTTP/1.1", "Accept-Encoding: gzip")),
                Arguments.of(0, request("HEAD " + ARENA + " HTTP/1.1", "If-None-Match: \"7\"")),
                Arguments.of(0, request("POST " + ARENA + " HTTP/1.1", "Content-Length: 0")),
                Arguments.of(0, request("DELETE " + ARENA + " HTTP/1.1")),
                Arguments.of(0, request("OPTIONS " + ARENA + " HTTP/1.1")),
                Arguments.of(
                        0,
                        request(
                                "OPTIONS " + ARENA + " HTTP/1.1",
                                "Origin: https://shop.example",
                                "Access-Control-Request-Method: GET")));
    }

    /** Headers in the same order too: then there is nothing to be said about what is the same. */
    @ParameterizedTest
    @MethodSource("requests")
    void givesTheSameBytes(int inFront, String request) throws IOException {
        int before = front.answeredInFront();

        try (Asked one = new Asked(front, request);
                Asked other = new Asked(routes, request)) {
            assertThat(one.answer()).isEqualTo(other.answer()).startsWith("HTTP/1.");
        }
        assertThat(front.answeredInFront() - before).as("in front").isEqualTo(inFront);
    }

    @Test
    void headHasTheHeadOfGet() throws IOException {
        for (String header : List.of("Accept: */*", "Accept-Encoding: gzip", "If-None-Match: \"7\"")) {
            try (Asked get = new Asked(front, get(ARENA, header));
                    Asked head = new Asked(front, request("HEAD " + ARENA + " HTTP/1.1", header))) {
                // How the body of a 304 would come is said by the server, to HEAD alone.
                assertThat(head.answer().replace("transfer-encoding: chunked\r\n", ""))
                        .isEqualTo(head(get.answer()));
            }
        }
    }

    private static String head(String answer) {
        return answer.substring(0, answer.indexOf(HEAD_END) + HEAD_END.length());
    }

    @Test
    void saysTheSameWhileTheTablesAreRead() throws IOException {
        ShowtimeViews unread = new ShowtimeViews();
        unread.showtime("arena", Samples.showtime("arena"));
        try (TestServer before = new TestServer(unread);
                TestServer alone = TestServer.ofRoutesAlone(unread);
                Asked one = new Asked(before, get(ARENA));
                Asked other = new Asked(alone, get(ARENA))) {
            assertThat(one.answer()).isEqualTo(other.answer()).contains("STARTING");
        }
    }

    /** A connection on which a request has been sent, and behind it one whose answer is known. */
    private record Asked(Socket socket) implements AutoCloseable {

        Asked(TestServer server, String request) throws IOException {
            this(new Socket("127.0.0.1", server.port()));
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((request + get(NOTHING)).getBytes(StandardCharsets.US_ASCII));
        }

        /** All that comes before the answer that is known, or before the end of the connection. */
        String answer() throws IOException {
            StringBuilder heard = new StringBuilder();
            while (heard.indexOf(KNOWN) < 0) {
                int c = socket.getInputStream().read();
                if (c < 0) {
                    return heard.toString();
                }
                heard.append((char) c);
            }
            return heard.substring(0, heard.lastIndexOf("HTTP/1.1 404"));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
