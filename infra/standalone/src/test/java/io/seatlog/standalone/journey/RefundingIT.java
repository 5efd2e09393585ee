package io.seatlog.standalone.journey;

import static io.seatlog.standalone.journey.Stage.awaitOrder;
import static io.seatlog.standalone.journey.Stage.seats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tickets go back, and the money for them: the provider's ledger is the truth about it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefundingIT {

    private Stage stage;

    @BeforeAll
    void open() {
        stage = new Stage(SeatlogClient.at(RunningStandalone.origin()));
    }

    /** An order that was paid, and where. */
    private record Bought(SeatlogClient buyer, String orderId, URI provider) {

        Answer refund(String key, Object body) {
            return buyer.send("POST", "/api/orders/" + orderId + "/refunds", body, Map.of("Idempotency-Key", key));
        }

        Answer ledger() {
            URI origin = provider.resolve("/");
            return SeatlogClient.at(origin).get("/emulator/ledger?reference=" + orderId);
        }
    }

    @Test
    void anOwnerGivesOneTicketBackThenTheOther() {
        Map<String, Object> house = Stage.house("PT10M");
        Instant until = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        house.put("refund", Map.of("until", until.toString(), "keep", 500));
        stage.publish("given-back", house);
        Bought bought = buy("gina", "given-back", "stalls:1:1", "stalls:1:2");
        String first = bought.orderId() + "-1";

        Answer taken = bought.refund("r1", Map.of("tickets", List.of(first))).expect(202);
        assertThat(taken.number("amount")).isEqualTo(4_500);
        assertThat(taken.text("status")).isEqualTo("REQUESTED");
        Answer partly = awaitRefunds(bought, 1);
        assertThat(partly.text("status")).isEqualTo("PARTLY_REFUNDED");
        stage.awaitAvailability("given-back", read -> read.number("booked") == 1 && read.number("free") == 69);

        Answer again = bought.refund("r1", Map.of("tickets", List.of(first))).expect(202);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.text("refundId")).isEqualTo(taken.text("refundId"));
        assertThat(bought.refund("r1", Map.of()).expect(422).reason()).isEqualTo("REFUND_EXISTS_DIFFERENT");
        assertThat(bought.refund("r2", Map.of("tickets", List.of(first)))
                        .expect(409)
                        .reason())
                .isEqualTo("TICKET_REFUNDED");

        assertThat(bought.refund("r3", Map.of()).expect(202).number("amount")).isEqualTo(4_500);
        assertThat(awaitRefunds(bought, 2).text("status")).isEqualTo("REFUNDED");
        assertThat(bought.ledger().number("totals.eur.refunded")).isEqualTo(9_000);
        stage.awaitAvailability("given-back", read -> read.number("booked") == 0);
    }

    @Test
    void whoMayNotOrNoLongerIsTold() {
        stage.publish("kept", Stage.house("PT10M"));
        Bought bought = buy("kim", "kept", "stalls:2:1");
        assertThat(bought.refund("r1", Map.of()).expect(409).reason()).isEqualTo("REFUND_TOO_LATE");
        assertThat(bought.refund("r1", Map.of("tickets", List.of("nonsense")))
                        .expect(422)
                        .reason())
                .isEqualTo("TICKET_UNKNOWN");
        String path = "/api/orders/" + bought.orderId() + "/refunds";
        assertThat(bought.buyer().post(path, Map.of()).expect(400).reason()).isEqualTo("IDEMPOTENCY_KEY_MISSING");
        Map<String, String> key = Map.of("Idempotency-Key", "r1");
        assertThat(stage.buyer("eve")
                        .send("POST", path, Map.of(), key)
                        .expect(404)
                        .reason())
                .isEqualTo("ORDER_NOT_FOUND");
        assertThat(stage.organizer()
                        .send("POST", path, Map.of(), key)
                        .expect(202)
                        .number("amount"))
                .isEqualTo(5_000);
    }

    @Test
    void aShowtimeThatIsCalledOffGivesEverythingBackOnce() {
        stage.publish("called-off", Stage.house("PT10M"));
        List<Bought> all = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            all.add(buy("guest" + i, "called-off", "stalls:1:" + i, "stalls:2:" + i));
        }
        String path = "/api/showtimes/called-off/cancellation";
        assertThat(stage.buyer("eve").post(path, Map.of()).expect(403).reason()).isEqualTo("FORBIDDEN");
        Answer sum = stage.organizer().post(path, Map.of("dryRun", true)).expect(200);
        assertThat(List.of(sum.number("orders"), sum.number("tickets"), sum.number("amount")))
                .containsExactly(4L, 8L, 40_000L);

        stage.organizer().post(path, Map.of()).expect(202);
        Answer progress = await("all is given back")
                .atMost(Duration.ofSeconds(30))
                .until(() -> stage.organizer().get(path), answer -> answer.number("refunds.SUCCEEDED") == 4);
        assertThat(progress.number("returned")).isEqualTo(40_000);
        assertThat(progress.number("waiting")).isZero();
        assertThat(stage.buyer("eve")
                        .orderDecided("called-off", "k", seats("stalls:3:1"))
                        .expect(409)
                        .reason())
                .isEqualTo("SHOWTIME_CANCELLED");
        stage.organizer().post(path, Map.of()).expect(202);
        for (Bought one : all) {
            awaitOrder(one.buyer(), one.orderId(), "REFUNDED");
            assertThat(one.ledger().number("totals.eur.refunded")).isEqualTo(10_000);
        }
    }

    @Test
    void aRefundThatFailsWaitsForAPerson() {
        stage.publish("parked", Stage.house("PT10M"));
        Bought bought = buy("pia", "parked", "stalls:1:1");
        SeatlogClient provider = SeatlogClient.at(bought.provider().resolve("/"));
        provider.send(
                "POST",
                "/emulator/faults",
                "kind=refund_failed&on=create_refund",
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
        String path = "/api/orders/" + bought.orderId() + "/refunds";
        stage.organizer()
                .send("POST", path, Map.of(), Map.of("Idempotency-Key", "r1"))
                .expect(202);
        Answer parked = await("the case is listed")
                .atMost(Stage.SOON)
                .until(() -> stage.organizer().get("/api/operations/parked"), answer -> answer.body()
                        .path("data")
                        .valueStream()
                        .anyMatch(one -> one.path("orderId").asString("").equals(bought.orderId())));
        assertThat(parked.body().path("data").get(0).path("reason").asString()).isEqualTo("REFUND_FAILED");
        String resolution = "/api/operations/parked/" + bought.orderId() + "/resolution";
        stage.organizer()
                .post(resolution, Map.of("action", "RETRY", "note", "balance is there now"))
                .expect(200);
        assertThat(awaitRefunds(bought, 1).text("status")).isEqualTo("REFUNDED");
        assertThat(bought.ledger().number("totals.eur.refunded")).isEqualTo(5_000);
        assertThat(stage.organizer()
                        .post(resolution, Map.of("action", "CLOSE"))
                        .expect(409)
                        .reason())
                .isEqualTo("NOT_PARKED");
        await("the case is gone").atMost(Stage.SOON).until(() -> stage.organizer()
                .get("/api/operations/parked")
                .body()
                .path("data")
                .isEmpty());
    }

    @Test
    void aCustomerSaysWhoTheyAreAndTakesItBack() {
        SeatlogClient carl = stage.buyer("carl");
        Answer kept = carl.put("/api/customers/me/contact", Map.of("email", "carl@example.org", "locale", "de"))
                .expect(200);
        assertThat(kept.text("email")).isEqualTo("carl@example.org");
        assertThat(carl.put("/api/customers/me/contact", Map.of("email", "nobody"))
                        .expect(422)
                        .reason())
                .isEqualTo("REQUEST_INVALID");
        carl.delete("/api/customers/me").expect(200);
        assertThat(carl.delete("/api/customers/somebody").expect(404).reason()).isEqualTo("NOT_FOUND");
        assertThat(stage.anybody().delete("/api/customers/me").expect(401).reason())
                .isEqualTo("UNAUTHENTICATED");
    }

    private Bought buy(String name, String showtime, String... ids) {
        SeatlogClient buyer = stage.buyer(name);
        String orderId =
                buyer.orderDecided(showtime, "k1", seats(ids)).expect(201).text("orderId");
        String url = buyer.post("/api/orders/" + orderId + "/payment", Map.of())
                .expect(201)
                .text("url");
        SeatlogClient.onPage(url, "pay");
        awaitOrder(buyer, orderId, "PAID");
        return new Bought(buyer, orderId, URI.create(url));
    }

    private static Answer awaitRefunds(Bought bought, int count) {
        return await(bought.orderId())
                .atMost(Stage.SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> bought.buyer().get("/api/orders/" + bought.orderId()),
                        order -> order.body()
                                        .path("refunds")
                                        .valueStream()
                                        .filter(refund -> refund.path("status")
                                                .asString("")
                                                .equals("SUCCEEDED"))
                                        .count()
                                == count);
    }
}
