package io.seatlog.standalone.journey;

import static io.seatlog.standalone.journey.Stage.awaitOrder;
import static io.seatlog.standalone.journey.Stage.seats;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayingIT {

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
    void whoPaysGetsTheSeats() {
        stage.publish("paid", Stage.house("PT10M"));
        SeatlogClient ann = stage.buyer("ann");

        Answer held = ann.orderDecided("paid", "k1", seats("stalls:1:1", "stalls:1:2"))
                .expect(201);
        assertThat(held.text("status")).isEqualTo("HELD");
        assertThat(held.number("total")).isEqualTo(10_000);
        stage.awaitAvailability("paid", read -> read.number("held") == 2 && read.number("free") == 68);

        String orderId = held.text("orderId");
        Answer payment =
                ann.post("/api/orders/" + orderId + "/payment", Map.of()).expect(201);
        assertThat(payment.number("amount")).isEqualTo(10_000);
        SeatlogClient.onPage(payment.text("url"), "pay");

        Answer paid = awaitOrder(ann, orderId, "PAID");
        assertThat(paid.text("payment.status")).isEqualTo("CAPTURED");
        stage.awaitAvailability("paid", read -> read.number("booked") == 2 && read.number("held") == 0);
        assertThat(ann.delete("/api/orders/" + orderId).expect(409).reason()).isEqualTo("HOLD_BOOKED");
    }

    @Test
    void aDeclinedCardKeepsTheSeatsForAnotherTry() {
        stage.publish("declined", Stage.house("PT10M"));
        SeatlogClient ben = stage.buyer("ben");
        Answer held = ben.orderDecided("declined", "k1", Map.of("quantity", 3)).expect(201);
        String orderId = held.text("orderId");
        String page = ben.post("/api/orders/" + orderId + "/payment", Map.of())
                .expect(201)
                .text("url");

        SeatlogClient.onPage(page, "decline");
        assertThat(ben.get("/api/orders/" + orderId).text("status")).isEqualTo("HELD");
        assertThat(ben.post("/api/orders/" + orderId + "/payment", Map.of())
                        .expect(201)
                        .text("url"))
                .as("the same page again")
                .isEqualTo(page);

        SeatlogClient.onPage(page, "pay");
        awaitOrder(ben, orderId, "PAID");
    }

    @Test
    void anOrderShowsThatItsHoldHasEnded() {
        stage.publish("ends", Stage.house("PT5S"));
        SeatlogClient eve = stage.buyer("eve");
        String expired =
                eve.orderDecided("ends", "k1", seats("stalls:1:1")).expect(201).text("orderId");
        String cancelled =
                eve.orderDecided("ends", "k2", seats("stalls:1:2")).expect(201).text("orderId");
        eve.delete("/api/orders/" + cancelled).expect(200);
        awaitOrder(eve, cancelled, "CANCELLED");
        awaitOrder(eve, expired, "EXPIRED");
        assertThat(eve.post("/api/orders/" + expired + "/payment", Map.of())
                        .expect(409)
                        .reason())
                .isEqualTo("ORDER_EXPIRED");
    }
}
