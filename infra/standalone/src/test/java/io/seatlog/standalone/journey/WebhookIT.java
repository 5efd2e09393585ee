package io.seatlog.standalone.journey;

import static io.seatlog.standalone.journey.Stage.seats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.seatlog.audit.Evidence;
import io.seatlog.audit.Ledger;
import io.seatlog.audit.MoneyAudit;
import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import io.seatlog.stripe.EmulatorSettings;
import io.seatlog.topic.Topics;
import io.seatlog.wire.Order;
import io.seatlog.wire.PaymentOperation;
import io.seatlog.wire.PaymentOutcome;
import io.seatlog.wire.ProviderEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** No webhook that is forged, altered, stale, replayed or not so has an effect on an order or on money. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookIT {

    private static final String SHOWTIME = "webhooks";
    private static final int CASES_MIN = 40;

    private Stage stage;
    private SeatlogClient buyer;
    private String paid;
    private String held;
    private WebhookCases cases;
    private CommittedLog.Tail results;
    private Evidence before;

    @BeforeAll
    void sell() {
        stage = new Stage(SeatlogClient.at(RunningStandalone.origin()));
        stage.publish(SHOWTIME, Stage.house("PT10M"));
        buyer = stage.buyer("wanda");
        held = order("held", "stalls:1:1");
        page(held);
        paid = pay("paid", "stalls:1:2");
        cases = new WebhookCases(
                new WebhookCases.Events(
                        paid,
                        event("payment_intent.amount_capturable_updated"),
                        event("payment_intent.succeeded"),
                        event("checkout.session.completed")),
                held);
        await("all events have come").atMost(Stage.SOON).until(this::eventsToCome, count -> count == 0);
        results = CommittedLog.tail(Topics.PAYMENT_RESULTS, SHOWTIME);
        results.news();
        before = Books.of(SHOWTIME);
    }

    List<WebhookCase> cases() {
        return cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasNoEffect(WebhookCase one) {
        Map<String, String> headers = one.signature() == null ? Map.of() : Map.of("Stripe-Signature", one.signature());

        Answer answer = stage.anybody().send("POST", "/api/payments/webhook", one.body(), headers);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(one.status());
        assertThat(one.status() == 200 ? answer.text("received") : answer.reason())
                .isEqualTo(one.told());
        List<SpecificRecord> kept = results.news();
        boolean isOurs = one.body().contains(SHOWTIME + ".");
        assertThat(kept.stream().filter(ProviderEvent.class::isInstance)).hasSize(one.isKept() && isOurs ? 1 : 0);
        if (one.looks()) {
            await("the payment is looked at").atMost(Stage.SOON).until(() -> {
                kept.addAll(results.news());
                return kept.stream().anyMatch(WebhookIT::isLook);
            });
        }
        assertThat(buyer.get("/api/orders/" + held).text("status")).isEqualTo("HELD");
        assertThat(buyer.get("/api/orders/" + paid).text("status")).isEqualTo("PAID");
    }

    @Test
    void areEnoughToBelieveIt() {
        assertThat(cases().stream().map(WebhookCase::name).distinct()).hasSizeGreaterThanOrEqualTo(CASES_MIN);
    }

    /** An order that is paid now comes behind all of them, in the same partition of every topic. */
    @AfterAll
    void nothingHasChanged() {
        if (before == null) {
            return;
        }
        String last = pay("last", "stalls:1:3");
        Evidence after = Books.of(SHOWTIME);
        Map<String, Order> orders = new HashMap<>(after.orders());
        orders.remove(last);
        assertThat(orders).isEqualTo(before.orders());
        Map<String, Ledger.Session> sessions = Books.sessions(after);
        sessions.remove(last);
        assertThat(sessions).isEqualTo(Books.sessions(before));
        assertThat(MoneyAudit.of(after, Instant.now()).faults()).isEmpty();
        results.close();
        buyer.delete("/api/orders/" + held).expect(200);
    }

    private static boolean isLook(SpecificRecord record) {
        return record instanceof PaymentOutcome outcome && outcome.getOperation() == PaymentOperation.LOOK;
    }

    private String order(String key, String seat) {
        return buyer.orderDecided(SHOWTIME, key, seats(seat)).expect(201).text("orderId");
    }

    private String page(String orderId) {
        return buyer.post("/api/orders/" + orderId + "/payment", Map.of())
                .expect(201)
                .text("url");
    }

    private String pay(String key, String seat) {
        String orderId = order(key, seat);
        SeatlogClient.onPage(page(orderId), "pay");
        Stage.awaitOrder(buyer, orderId, "PAID");
        return orderId;
    }

    /** What the provider said of the paid order. */
    private JsonNode event(String type) {
        return events("&type=" + type)
                .filter(event -> event.toString().contains(paid))
                .findFirst()
                .orElseThrow();
    }

    private long eventsToCome() {
        return events("")
                .filter(event -> event.path("pending_webhooks").asInt(0) > 0)
                .count();
    }

    private static Stream<JsonNode> events(String type) {
        URI place = RunningStandalone.provider().resolve("/v1/events?limit=100" + type);
        HttpRequest request = HttpRequest.newBuilder(place)
                .header("Authorization", "Bearer " + EmulatorSettings.DEFAULT_KEY)
                .build();
        try {
            String body = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
            return new JsonMapper().readTree(body).path("data").valueStream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
