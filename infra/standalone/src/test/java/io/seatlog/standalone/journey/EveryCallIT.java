package io.seatlog.standalone.journey;

import static io.seatlog.standalone.journey.Stage.seats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import io.seatlog.standalone.contract.Contract;
import io.seatlog.stripe.EmulatorSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each call of the API does once what it is for, so that each description has been held against an answer. */
class EveryCallIT {

    private static final String HOUSE = "/api/showtimes/every-call";
    private static final String PLAN = "{\"name\":\"p\",\"size\":{\"width\":90,\"height\":90},"
            + "\"categories\":[{\"name\":\"Seat\",\"color\":\"#336699\"}],\"zones\":[{\"name\":\"z\",\"rows\":["
            + "{\"row_number\":\"1\",\"seats\":[{\"seat_guid\":\"A1\",\"seat_number\":\"1\",\"category\":\"Seat\"},"
            + "{\"seat_guid\":\"A2\",\"seat_number\":\"2\",\"position\":{\"x\":30,\"y\":0},\"category\":\"Seat\"}]}],"
            + "\"areas\":[{\"shape\":\"rectangle\",\"position\":{\"x\":1,\"y\":2}}]}]}";

    private final Stage stage = new Stage(SeatlogClient.at(RunningStandalone.origin()));
    private final SeatlogClient anybody = stage.anybody();
    private final SeatlogClient olga = stage.organizer();
    private final SeatlogClient bea = stage.buyer("bea");

    @Test
    void eachCallSucceedsAndAnswersAsDescribed() throws Exception {
        publish();
        browse();
        sell();
        manage();
        letIn();
        giveBack();
        callOff();
        beKnown();
        provider();
        watch();
        serve();

        assertThat(Contract.neverDone()).as("described, and never done").isEmpty();
    }

    private void publish() {
        Map<String, String> event =
                Map.of("title", "Hamlet", "description", "A play", "url", "https://globe.example/h");
        olga.put("/api/events/every-call", event).expect(201);
        await("known by its id")
                .until(() -> olga.put("/api/events/every-call", event).status() == 200);
        String plan = olga.post("/api/plans", PLAN).expect(201).text("planId");
        await("known by its digest").until(() -> olga.post("/api/plans", PLAN).status() == 200);

        Map<String, Object> house = Stage.house("PT10M");
        house.remove("event");
        house.put("eventId", "every-call");
        house.put("endsAt", "2099-01-01T00:00:00Z");
        house.put("plan", plan);
        house.put("refund", Map.of("until", house.get("startsAt"), "keep", 100));
        house.put("prices", Map.of("Seat", Map.of("price", 5000, "fee", 500, "taxRate", 7), "Standing", 2000));
        house.put("sections", List.of(Map.of("id", "yard", "category", "Standing", "capacity", 20)));
        olga.put(HOUSE + "?check=true", house).expect(200);
        house.put("blocked", List.of("nowhere:1"));
        assertThat(olga.put(HOUSE + "?check=true", house).expect(200).body().path("faults"))
                .hasSize(1);
        house.remove("blocked");
        stage.publish("every-call", house);
        olga.put(HOUSE, house).expect(200);
    }

    private void browse() {
        JsonNode showtime = await().until(() -> anybody.get(HOUSE).expect(200), read -> read.text("event")
                        .equals("Hamlet"))
                .body();
        assertThat(showtime.path("refund").path("keep").asInt()).isEqualTo(100);
        anybody.get("/api/events?limit=1").expect(200);
        anybody.get("/api/events/every-call").expect(200);
        String next = anybody.get("/api/showtimes?event=every-call&limit=1")
                .expect(200)
                .text("next");
        assertThat(next).isEmpty();
        String plan = "/api/plans/" + showtime.path("planId").asString();
        for (String path : List.of(
                plan,
                plan + "/geometry",
                plan + "/sections/z",
                HOUSE + "/availability",
                HOUSE + "/status?section=z,yard",
                HOUSE + "/seats")) {
            Answer read = anybody.get(path).expect(200);
            anybody.get(path, Map.of("If-None-Match", read.header("ETag"))).expect(304);
        }
    }

    private void sell() {
        String paid =
                bea.orderDecided("every-call", "paid", seats("A1")).expect(201).text("orderId");
        String url = bea.post("/api/orders/" + paid + "/payment", Map.of("email", "bea@example.org"))
                .expect(201)
                .text("url");
        Answer open = Stage.awaitOrder(bea, paid, "HELD");
        SeatlogClient.onPage(url, "pay");
        Stage.awaitOrder(bea, paid, "PAID");
        bea.get("/api/orders/" + paid, Map.of("If-None-Match", open.header("ETag"), "Prefer", "wait=1"))
                .expect(200);
        String freed = bea.orderDecided("every-call", "freed", Map.of("quantity", 1))
                .expect(201)
                .text("orderId");
        bea.delete("/api/orders/" + freed).expect(200);
        bea.orderDecided("every-call", "kept", Map.of("quantity", 3)).expect(201);
        bea.get("/api/orders?showtime=every-call&limit=1").expect(200);

        String guest = anybody.post("/api/guests", Map.of()).expect(201).text("access_token");
        Map<String, Object> gift = Stage.house("PT10M");
        gift.put("prices", Map.of("Seat", 0, "Standing", 0));
        stage.publish("every-call-free", gift);
        String free = anybody.with(guest)
                .orderDecided("every-call-free", "k", Map.of("quantity", 2))
                .expect(201)
                .text("orderId");
        anybody.with(guest).post("/api/orders/" + free + "/payment", Map.of()).expect(200);
    }

    private void manage() {
        olga.post(HOUSE + "/sales/pause", "").expect(200);
        olga.post(HOUSE + "/sales/resume", "").expect(200);
        olga.post(HOUSE + "/seats/block", seats("A2")).expect(200);
        Answer freed = olga.post(HOUSE + "/seats/unblock", seats("A2")).expect(200);
        olga.send("PATCH", HOUSE, Map.of("venue", "Rose"), Map.of("If-Match", freed.header("ETag")))
                .expect(200, 412);
        olga.send("PATCH", HOUSE, Map.of("venue", "Rose"), Map.of("If-Match", "*"))
                .expect(200);
        olga.get(HOUSE + "/sales").expect(200);
        await().until(
                        () -> olga.get(HOUSE + "/holds?limit=1").expect(200),
                        holds -> holds.body().path("data").size() == 1);
        assertThat(olga.get(HOUSE + "/orders?limit=1").expect(200).text("next")).isNotEmpty();
        olga.get(HOUSE + "/orders", Map.of("Accept", "text/csv")).expect(200);
    }

    private void letIn() {
        stage.publish("every-call-door", Stage.house("PT10M"));
        Answer order = Door.bought(bea, "every-call-door", "k", Map.of("quantity", 1));
        JsonNode ticket = Door.tickets(bea, order).get(0);
        String id = ticket.path("id").asString();
        String key = "?key=" + order.text("key");
        anybody.get("/api/orders/" + order.text("orderId") + "/tickets/" + id + ".png" + key)
                .expect(200);
        anybody.get("/tickets/" + id + key, Map.of("Accept", "text/html")).expect(200);
        anybody.get("/api/tickets/keys").expect(200);
        Door door = new Door(stage, "every-call-door", "dora");
        door.admit("scan", ticket.path("token").asString()).expect(200);
        door.awaitChanges("admitted", 1);
    }

    /** A refund that the provider fails at first, so that a person has to see to it. */
    private void giveBack() {
        stage.publish("every-call-back", Stage.house("PT10M"));
        String order = bea.orderDecided("every-call-back", "k", Map.of("quantity", 1))
                .expect(201)
                .text("orderId");
        String page = bea.post("/api/orders/" + order + "/payment", Map.of())
                .expect(201)
                .text("url");
        SeatlogClient.onPage(page, "pay");
        Stage.awaitOrder(bea, order, "PAID");
        Map<String, String> form = Map.of("Content-Type", "application/x-www-form-urlencoded");
        SeatlogClient.at(URI.create(page).resolve("/"))
                .send("POST", "/emulator/faults", "kind=refund_failed&on=create_refund", form)
                .expect(200);
        olga.send("POST", "/api/orders/" + order + "/refunds", Map.of(), Map.of("Idempotency-Key", "back"))
                .expect(202);
        await().until(
                        () -> olga.get("/api/operations/parked").expect(200),
                        parked -> parked.body().toString().contains(order));
        olga.post("/api/operations/parked/" + order + "/resolution", Map.of("action", "RETRY"))
                .expect(200);
        Stage.awaitOrder(bea, order, "REFUNDED");
    }

    private void callOff() {
        stage.publish("every-call-off", Stage.house("PT10M"));
        Door.bought(bea, "every-call-off", "k", Map.of("quantity", 1));
        String path = "/api/showtimes/every-call-off/cancellation";
        olga.post(path, Map.of("dryRun", true)).expect(200);
        olga.post(path, Map.of()).expect(202);
        await().until(() -> olga.get(path).expect(200), progress -> progress.number("refunds.SUCCEEDED") == 1);
    }

    private void beKnown() {
        SeatlogClient dan = stage.buyer("dan");
        dan.put("/api/customers/me/contact", Map.of("email", "dan@example.org")).expect(200);
        dan.delete("/api/customers/me").expect(200);
    }

    /** An event of the payment provider that is about nothing of ours. */
    private void provider() throws Exception {
        String event = "{\"id\":\"evt_1\",\"type\":\"payout.paid\",\"livemode\":false,\"data\":{\"object\":{}}}";
        String time = Long.toString(System.currentTimeMillis() / 1000);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(EmulatorSettings.DEFAULT_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = HexFormat.of().formatHex(mac.doFinal((time + '.' + event).getBytes(StandardCharsets.UTF_8)));
        Map<String, String> signed = Map.of("Stripe-Signature", "t=" + time + ",v1=" + signature);
        assertThat(anybody.send("POST", "/api/payments/webhook", event, signed)
                        .expect(200)
                        .text("received"))
                .isEqualTo("DROPPED");
    }

    private void watch() throws Exception {
        try (Feed feed = new Feed(RunningStandalone.origin(), "every-call", "?watch=z")) {
            feed.await("snapshot", any -> true);
            feed.await("seats", seats -> seats.path("section").asString().equals("z"));
            feed.send("{\"type\":\"watch\",\"sections\":[\"yard\"]}");
            feed.await("seats", seats -> seats.path("section").asString().equals("yard"));
            olga.post(HOUSE + "/sales/pause", "").expect(200);
            feed.await("sales", sales -> sales.path("status").asString().equals("PAUSED"));
            feed.send("{\"type\":\"snapshot\"}");
            feed.await("snapshot", any -> any.path("sales").asString().equals("PAUSED"));
            olga.post(HOUSE + "/sales/resume", "").expect(200);
            stage.buyer("cat").orderDecided("every-call", "seen", seats("A2")).expect(201);
            feed.await("delta", any -> true);
        }
    }

    private void serve() {
        anybody.get("/openapi.yaml").expect(200);
        anybody.get("/asyncapi.yaml").expect(200);
        anybody.get("/actuator/health/readiness").expect(200);
        anybody.get("/actuator/prometheus").expect(200);
    }
}
