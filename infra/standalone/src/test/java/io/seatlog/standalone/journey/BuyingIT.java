package io.seatlog.standalone.journey;

import static io.seatlog.standalone.journey.Stage.seats;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuyingIT {

    private Stage stage;

    /** The system that is told to be bought from. */
    URI origin() {
        return RunningStandalone.origin();
    }

    @BeforeAll
    void open() {
        stage = new Stage(SeatlogClient.at(origin()));
    }

    @Test
    void aRepeatedRequestGetsTheFirstAnswerAndASecondBuyerIsRefused() {
        stage.publish("repeated", Stage.house("PT10M"));
        SeatlogClient cat = stage.buyer("cat");
        Answer first = cat.orderDecided("repeated", "k1", seats("stalls:2:5")).expect(201);
        Answer again = cat.orderDecided("repeated", "k1", seats("stalls:2:5")).expect(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(withoutNow(again)).isEqualTo(withoutNow(first));
        assertThat(cat.order("repeated", "k1", seats("stalls:2:6")).expect(422).reason())
                .isEqualTo("ORDER_EXISTS_DIFFERENT");

        Answer refused = stage.buyer("dan")
                .orderDecided("repeated", "k1", seats("stalls:2:5"))
                .expect(409);
        assertThat(refused.reason()).isEqualTo("SEATS_HELD");
        assertThat(refused.body().path("seats").path(0).asString()).isEqualTo("stalls:2:5");
    }

    private static String withoutNow(Answer answer) {
        return answer.body().toString().replaceAll("\"now\":\"[^\"]*\"", "");
    }

    @Test
    void aHoldEndsAtItsDeadlineAndTheSeatCanBeHeldAgain() {
        stage.publish("expired", Stage.house("PT5S"));
        SeatlogClient eve = stage.buyer("eve");
        Answer held = eve.orderDecided("expired", "k1", seats("stalls:1:1")).expect(201);
        Instant deadline = Instant.parse(held.text("expiresAt"));

        stage.awaitAvailability("expired", read -> read.number("held") == 1);
        stage.awaitAvailability("expired", read -> read.number("free") == 70);
        assertThat(Instant.now()).as("free again").isBetween(deadline, deadline.plus(Duration.ofSeconds(3)));
        stage.buyer("fay").orderDecided("expired", "k1", seats("stalls:1:1")).expect(201);
    }

    @Test
    void aCancelledOrderGivesItsSeatsBackOnce() {
        stage.publish("cancelled", Stage.house("PT10M"));
        SeatlogClient gus = stage.buyer("gus");
        String orderId = gus.orderDecided("cancelled", "k1", Map.of("quantity", 4))
                .expect(201)
                .text("orderId");
        assertThat(stage.buyer("hal").delete("/api/orders/" + orderId).status())
                .as("somebody else's order")
                .isEqualTo(404);
        gus.delete("/api/orders/" + orderId).expect(200);
        gus.delete("/api/orders/" + orderId).expect(200);
        stage.awaitAvailability("cancelled", read -> read.number("free") == 70);
    }

    @Test
    void aPausedSaleRefusesUntilItIsResumed() {
        stage.publish("paused", Stage.house("PT10M"));
        stage.organizer().post("/api/showtimes/paused/sales/pause", Map.of()).expect(200);
        SeatlogClient ida = stage.buyer("ida");
        assertThat(ida.orderDecided("paused", "k1", Map.of("quantity", 1))
                        .expect(409)
                        .reason())
                .isEqualTo("SALES_PAUSED");
        stage.organizer().post("/api/showtimes/paused/sales/resume", Map.of()).expect(200);
        ida.orderDecided("paused", "k1", Map.of("quantity", 1)).expect(201);
    }

    @Test
    void theFeedSpeaksToWhoNamesNoSubprotocol() throws Exception {
        stage.publish("unnamed", Stage.house("PT10M"));
        var handshake = HttpClient.newHttpClient().newWebSocketBuilder();
        try (Feed feed = new Feed(origin(), "unnamed", "", handshake)) {
            feed.await("snapshot", any -> true);
        }
    }

    @Test
    void theFeedShowsEachChangeToWhoWatches() throws Exception {
        stage.publish("watched", Stage.house("PT10M"));
        try (Feed feed = new Feed(origin(), "watched", "?watch=stalls")) {
            assertThat(feed.await("snapshot", any -> true)
                            .path("sections")
                            .path(0)
                            .path("free")
                            .asInt())
                    .isEqualTo(50);
            String before = feed.await("seats", any -> true).path("bits").asString();
            stage.buyer("jon")
                    .orderDecided("watched", "k1", seats("stalls:5:10"))
                    .expect(201);
            feed.await(
                    "delta",
                    delta -> delta.path("sections").path(0).path("held").asInt() == 1);
            feed.await("seats", seats -> !seats.path("bits").asString().equals(before));
        }
    }
}
