package io.seatlog.standalone.journey;

import static io.seatlog.standalone.journey.Refusal.refused;
import static io.seatlog.standalone.journey.Refusal.soon;
import static io.seatlog.standalone.journey.Stage.seats;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.reason.Reason;
import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** What organisers, payers and the payment provider may not ask. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrganizerRefusalsIT {

    private static final String HOUSE = "/api/showtimes/managed";
    private static final String NEW = "/api/showtimes/never-made";

    private Stage stage;
    private SeatlogClient olga;
    private SeatlogClient bea;
    private String order;

    @BeforeAll
    void open() {
        stage = new Stage(SeatlogClient.at(RunningStandalone.origin()));
        olga = stage.organizer();
        bea = stage.buyer("bea");
        stage.publish("managed", Stage.house("PT1H"));
        order = stage.buyer("ian")
                .orderDecided("managed", "first", seats("stalls:1:1"))
                .expect(201)
                .text("orderId");
        stage.awaitAvailability("managed", read -> read.number("held") == 1);
    }

    @TestFactory
    Stream<DynamicTest> ofPlansWithFaults() {
        return untouched(Stream.of(
                put("a seat without seat_guid", Reason.REQUEST_INVALID, seat("", "Seat")),
                put(
                        "a seat_guid twice",
                        Reason.REQUEST_INVALID,
                        seat("'seat_guid':'A1',", "Seat") + "," + seat("'seat_guid':'A1',", "Seat")),
                put("an unknown category", Reason.CATEGORY_UNKNOWN, seat("'seat_guid':'A1',", "Box")),
                put("a category without a price", Reason.PRICE_MISSING, seat("'seat_guid':'A1',", "Loge"))));
    }

    @TestFactory
    Stream<DynamicTest> ofShowtimesThatCannotBe() {
        return untouched(Stream.of(
                refused(
                        "an id that is none",
                        422,
                        Reason.REQUEST_INVALID,
                        () -> olga.put("/api/showtimes/No_Id", with("venue", "x"))),
                refused("no date", 422, Reason.REQUEST_INVALID, () -> olga.put(NEW, with("startsAt", "soon"))),
                refused("a hold of 1 s", 422, Reason.REQUEST_INVALID, () -> olga.put(NEW, with("holdFor", "PT1S"))),
                refused(
                        "a limit of 0",
                        422,
                        Reason.REQUEST_INVALID,
                        () -> olga.put(NEW, with("maxSeatsPerCustomer", 0))),
                refused("an unknown member", 422, Reason.REQUEST_INVALID, () -> olga.put(NEW, with("discount", 1))),
                refused(
                        "a price of 1",
                        422,
                        Reason.PRICE_TOO_SMALL,
                        () -> olga.put(NEW, with("prices", Map.of("Seat", 1, "Standing", 2000)))),
                refused(
                        "to block an unknown seat",
                        422,
                        Reason.SEAT_UNKNOWN,
                        () -> olga.put(NEW, with("blocked", List.of("attic:1")))),
                refused(
                        "an unknown event",
                        422,
                        Reason.REQUEST_INVALID,
                        () -> olga.put(NEW, with("eventId", "no-such"))),
                refused("half a body", 400, Reason.MALFORMED_JSON, () -> olga.put(NEW, "{\"event\":")),
                refused(
                        "a body that is not gzip",
                        400,
                        Reason.MALFORMED_JSON,
                        () -> olga.send("PUT", NEW, "{}", Map.of("Content-Encoding", "gzip"))),
                refused(
                        "other content",
                        409,
                        Reason.SHOWTIME_EXISTS_DIFFERENT,
                        () -> olga.put(HOUSE, with("venue", "Rose"))),
                refused(
                        "an event without title",
                        422,
                        Reason.REQUEST_INVALID,
                        () -> olga.put("/api/events/none", Map.of())),
                refused(
                        "an event with a script",
                        422,
                        Reason.REQUEST_INVALID,
                        () -> olga.put("/api/events/none", Map.of("title", "t", "url", "javascript:alert(1)"))),
                refused("a plan that is none", 422, Reason.REQUEST_INVALID, () -> olga.post("/api/plans", Map.of()))));
    }

    @TestFactory
    Stream<DynamicTest> ofChanges() {
        List<String> held = List.of("stalls:1:1");
        return untouched(Stream.of(
                refused(
                        "a stale revision",
                        412,
                        Reason.PRECONDITION_FAILED,
                        () -> patch("\"0\"", Map.of("venue", "Rose"))),
                refused(
                        "to pause from a stale revision",
                        412,
                        Reason.PRECONDITION_FAILED,
                        () -> olga.send("POST", HOUSE + "/sales/pause", "", Map.of("If-Match", "\"0\""))),
                refused("another currency", 422, Reason.REQUEST_INVALID, () -> patch("*", Map.of("currency", "USD"))),
                refused(
                        "a hold of 1 s from now on",
                        422,
                        Reason.REQUEST_INVALID,
                        () -> patch("*", Map.of("holdFor", "PT1S"))),
                refused(
                        "to change what is not there",
                        404,
                        Reason.SHOWTIME_UNKNOWN,
                        soon(() -> olga.send("PATCH", NEW, Map.of("venue", "x"), Map.of("If-Match", "*")))),
                refused(
                        "to pause what is not there",
                        404,
                        Reason.SHOWTIME_UNKNOWN,
                        () -> olga.post(NEW + "/sales/pause", "")),
                refused(
                        "to block a held seat",
                        409,
                        Reason.SEATS_HELD,
                        () -> olga.post(HOUSE + "/seats/block", Map.of("seats", held))),
                refused(
                        "to block no seat",
                        422,
                        Reason.REQUEST_INVALID,
                        () -> olga.post(HOUSE + "/seats/block", seats())),
                refused(
                        "to block an unknown seat",
                        422,
                        Reason.SEAT_UNKNOWN,
                        () -> olga.post(HOUSE + "/seats/block", seats("attic:1"))),
                refused(
                        "to unblock a free seat",
                        409,
                        Reason.NOT_BLOCKED,
                        () -> olga.post(HOUSE + "/seats/unblock", seats("stalls:2:1")))));
    }

    @TestFactory
    Stream<DynamicTest> ofBuyersWhoWouldBeOrganisers() {
        return untouched(Stream.of(
                forbidden("PUT", HOUSE, with("venue", "Rose")),
                forbidden("PATCH", HOUSE, Map.of("venue", "Rose")),
                forbidden("POST", HOUSE + "/sales/pause", Map.of()),
                forbidden("POST", HOUSE + "/seats/block", seats("stalls:2:1")),
                forbidden("PUT", "/api/events/none", Map.of("title", "t")),
                forbidden("POST", "/api/plans", Map.of()),
                forbidden("GET", HOUSE + "/sales", null),
                forbidden("GET", HOUSE + "/orders", null),
                forbidden("GET", HOUSE + "/holds", null),
                refused("to publish without a token", 401, Reason.UNAUTHENTICATED, () -> stage.anybody()
                        .put(NEW, with("venue", "x")))));
    }

    @TestFactory
    Stream<DynamicTest> ofPayments() {
        String mine = "/api/orders/" + order + "/payment";
        String unknown = "/api/orders/managed." + "a".repeat(26) + "/payment";
        SeatlogClient ian = stage.buyer("ian");
        Map<String, String> signed = Map.of("Stripe-Signature", "t=" + System.currentTimeMillis() / 1000 + ",v1=00ff");
        return untouched(Stream.of(
                refused(
                        "payment of an unknown order",
                        404,
                        Reason.ORDER_NOT_FOUND,
                        soon(() -> bea.post(unknown, Map.of()))),
                refused(
                        "payment of somebody's order",
                        404,
                        Reason.ORDER_NOT_FOUND,
                        soon(() -> bea.post(mine, Map.of()))),
                refused(
                        "a way back to another site",
                        422,
                        Reason.REQUEST_INVALID,
                        () -> ian.post(mine, Map.of("returnUrl", "https://evil.example/"))),
                refused(
                        "an e-mail address that is none",
                        422,
                        Reason.REQUEST_INVALID,
                        () -> ian.post(mine, Map.of("email", "ian"))),
                refused("half a body", 400, Reason.MALFORMED_JSON, () -> ian.post(mine, "{\"email\"")),
                refused("an event without signature", 400, Reason.WEBHOOK_INVALID, () -> stage.anybody()
                        .post("/api/payments/webhook", Map.of())),
                refused("an event with a wrong signature", 400, Reason.WEBHOOK_INVALID, () -> stage.anybody()
                        .send("POST", "/api/payments/webhook", "{}", signed))));
    }

    private Refusal put(String what, Reason reason, String seats) {
        Map<String, Object> body = Stage.house("PT1H");
        body.remove("sections");
        String plan = ("{'name':'p','size':{'width':9,'height':9},'categories':[{'name':'Seat'},{'name':'Loge'}],"
                        + "'zones':[{'name':'z','position':{'x':0,'y':0},'rows':[{'row_number':'1','seats':["
                        + seats + "]}]}]}")
                .replace('\'', '"');
        body.put("seatingPlan", new tools.jackson.databind.json.JsonMapper().readTree(plan));
        return refused(what, 422, reason, () -> olga.put(NEW, body));
    }

    private static String seat(String guid, String category) {
        return "{" + guid + "'seat_number':'1','position':{'x':1,'y':1},'category':'" + category + "'}";
    }

    private static Map<String, Object> with(String member, Object value) {
        Map<String, Object> body = Stage.house("PT1H");
        if (member.equals("eventId")) {
            body.remove("event");
        }
        body.put(member, value);
        return body;
    }

    private Answer patch(String ifMatch, Object body) {
        return olga.send("PATCH", HOUSE, body, Map.of("If-Match", ifMatch));
    }

    private Refusal forbidden(String method, String path, Object body) {
        return refused(method + " " + path, 403, Reason.FORBIDDEN, () -> bea.send(method, path, body, Map.of()));
    }

    /** No fact came of it, no showtime, and the order is as it was. */
    private Stream<DynamicTest> untouched(Stream<Refusal> refusals) {
        Answer before = stage.awaitAvailability("managed", any -> true);
        DynamicTest check = DynamicTest.dynamicTest("none of it left a trace", () -> {
            SeatlogClient next = stage.buyer("next-" + before.number("version"));
            next.orderDecided("managed", "next", Map.of("quantity", 1)).expect(201);
            Answer after =
                    stage.awaitAvailability("managed", read -> read.number("version") > before.number("version"));
            assertThat(after.number("version")).isEqualTo(before.number("version") + 1);
            assertThat(after.number("held")).isEqualTo(before.number("held") + 1);
            assertThat(after.number("blocked")).isZero();
            stage.anybody().get(NEW).expect(404);
            stage.anybody().get("/api/events/none").expect(404);
            assertThat(stage.buyer("ian").get("/api/orders/" + order).text("status"))
                    .isEqualTo("HELD");
        });
        return Stream.concat(refusals.map(Refusal::test), Stream.of(check));
    }
}
