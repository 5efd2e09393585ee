package io.seatlog.query;

import static io.seatlog.query.TwoInstances.await;
import static io.seatlog.query.TwoInstances.get;
import static io.seatlog.query.TwoInstances.publish;
import static io.seatlog.query.TwoInstances.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.topic.Topics;
import io.seatlog.wire.SalesState;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The feed of a showtime. */
@ExtendWith(TwoInstances.class)
class FeedIT {

    @Test
    void theFeedTellsWhatChangedAndOnlyTheWatchedSeats() throws Exception {
        publish("premiere");
        await(() -> get(1, "/api/showtimes/premiere/availability", Map.of()).statusCode(), 200);
        FeedClient feed = new FeedClient(1, "premiere", "?watch=a");

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
        assertThat(feed.closed()).isEqualTo(1008);
    }

    @Test
    void aMessageThatIsTooLongClosesTheFeed() throws Exception {
        FeedClient feed = new FeedClient(0, "hall", "");
        feed.next();

        feed.say("x".repeat(5_000));

        assertThat(feed.closed()).isEqualTo(1009);
    }

    @Test
    void aFeedOfNoShowtimeIs404AtTheHandshake() {
        assertThat(problemOfHandshake("none", "")).isEqualTo(404);
        assertThat(problemOfHandshake("hall", "?watch=z")).isEqualTo(422);
    }

    private static int problemOfHandshake(String showtime, String query) {
        try {
            new FeedClient(0, showtime, query);
            return 101;
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }
}
