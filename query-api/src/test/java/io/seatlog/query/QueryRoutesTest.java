package io.seatlog.query;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.seatlog.query.view.ShowtimeViews;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Over a real connection: what the framework does to answers is seen only there. */
class QueryRoutesTest {

    private final ShowtimeViews views = new ShowtimeViews();
    private final TestServer server = new TestServer(views);

    QueryRoutesTest() {
        views.caughtUp();
        views.showtime("hall", Samples.showtime("hall"));
        views.seats(Samples.part("hall", "a", 2, 5, false));
        views.seats(Samples.part("hall", "b", 0, 5, true));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aShowtimeIsNeverUnchangedForItsStatusMovesWithTheClock() throws Exception {
        for (String tag : new String[] {"\"3\"", "W/\"3\"", "*"}) {
            HttpResponse<String> answer = server.send("GET", "/api/showtimes/hall", "If-None-Match", tag);

            assertThat(answer.statusCode()).as(tag).isEqualTo(200);
            assertThat(answer.headers().firstValue("ETag"))
                    .as("what PATCH wants")
                    .contains("\"3\"");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
            assertThat(answer.body()).contains("ON_SALE");
        }
    }

    @Test
    void availabilityIsUnchangedWhileItsVersionIs() throws Exception {
        assertThat(server.send("GET", "/api/showtimes/hall/availability", "If-None-Match", "\"5\"")
                        .statusCode())
                .isEqualTo(304);
        assertThat(server.send("GET", "/api/showtimes/hall/seats", "If-None-Match", "\"5.2\"")
                        .statusCode())
                .isNotEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/guests, POST",
        "HEAD, /api/payments/webhook, POST",
        "GET, /api/showtimes/hall/sales/pause, POST",
        "POST, /api/events/faust, 'GET, HEAD, PUT'",
        "DELETE, /api/showtimes/hall/availability, 'GET, HEAD'"
    })
    void aPathSaysWhichMethodsItHasWhoeverAnswersThem(String method, String path, String allowed) throws Exception {
        HttpResponse<String> answer = server.send(method, path);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains(allowed);
    }

    @Test
    void aPathThatNobodyHasIsNotFound() throws Exception {
        assertThat(server.send("GET", "/api/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void aMessageInPiecesIsReadAndOneThatIsTooLongClosesWithoutAWordInTheLog() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        root.addAppender(logged);
        try {
            BlockingQueue<String> heard = new LinkedBlockingQueue<>();
            CompletableFuture<Integer> closed = new CompletableFuture<>();
            WebSocket socket = server.feed("/api/showtimes/hall/feed", heard, closed);
            assertThat(heard.poll(10, TimeUnit.SECONDS)).contains("snapshot");

            socket.sendText("{\"type\":\"watch\",", false).get();
            socket.sendText("\"sections\":[\"a\"]}", true).get();
            assertThat(heard.poll(10, TimeUnit.SECONDS)).contains("\"type\":\"seats\"");

            for (int i = 0; i < 5; i++) {
                socket.sendText("x".repeat(1_000), false).get();
            }
            assertThat(closed.get(10, TimeUnit.SECONDS)).isEqualTo(1009);
        } finally {
            server.close();
            root.detachAppender(logged);
        }
        assertThat(logged.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
    }
}
