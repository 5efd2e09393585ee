package io.seatlog.standalone.journey;

import static io.seatlog.standalone.journey.Refusal.key;
import static io.seatlog.standalone.journey.Refusal.ofOrder;
import static io.seatlog.standalone.journey.Refusal.refused;
import static io.seatlog.standalone.journey.Refusal.soon;
import static io.seatlog.standalone.journey.Stage.seats;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.reason.Reason;
import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** What buyers may not ask: each is refused with a reason of its own, and no fact comes of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsIT {

    private static final String HOUSE = "refusing";
    private static final String ORDERS = "/api/showtimes/" + HOUSE + "/orders";
    private static final Map<String, Integer> ONE = Map.of("quantity", 1);

    private Stage stage;
    private String token;
    private SeatlogClient bea;
    private String heldOrder;

    @BeforeAll
    void open() {
        stage = new Stage(SeatlogClient.at(RunningStandalone.origin()));
        token = stage.anybody().post("/dev/token", Map.of("sub", "bea")).text("access_token");
        bea = stage.anybody().with(token);
        Map<String, Object> house = Stage.house("PT1H");
        house.put("blocked", List.of("stalls:5:10"));
        stage.publish(HOUSE, house);
        heldOrder = stage.buyer("ian")
                .orderDecided(HOUSE, "first", seats("stalls:1:1"))
                .expect(201)
                .text("orderId");
        stage.awaitAvailability(HOUSE, read -> read.number("held") == 1);
    }

    @TestFactory
    Stream<DynamicTest> ofBodiesThatAreNotWhatTheyMustBe() {
        String deep = "{\"seats\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        return untouched(Stream.of(
                order("half a body", 400, Reason.MALFORMED_JSON, "{\"seats\":[\"stalls:1:2\""),
                order("no body", 400, Reason.MALFORMED_JSON, ""),
                order("a body with a tail", 400, Reason.MALFORMED_JSON, "{\"quantity\":1} {}"),
                order("a member twice", 400, Reason.MALFORMED_JSON, "{\"quantity\":1,\"quantity\":1}"),
                order("a depth bomb", 400, Reason.MALFORMED_JSON, deep),
                order("50 KiB of nonsense", 400, Reason.MALFORMED_JSON, "nonsense".repeat(6_400)),
                order("1 MiB of nonsense", 413, Reason.BODY_TOO_LARGE, "nonsense".repeat(131_072)),
                order("1 MiB of spaces", 413, Reason.BODY_TOO_LARGE, " ".repeat(1 << 20)),
                order("a list", 422, Reason.REQUEST_INVALID, "[]"),
                order("null", 422, Reason.REQUEST_INVALID, "null"),
                order("a text as quantity", 422, Reason.REQUEST_INVALID, Map.of("quantity", "two")),
                order("half a seat", 422, Reason.REQUEST_INVALID, Map.of("quantity", 1.5)),
                order("a text as seats", 422, Reason.REQUEST_INVALID, Map.of("seats", "stalls:1:2")),
                order("a number as seat", 422, Reason.REQUEST_INVALID, Map.of("seats", List.of(1))),
                order("an unknown member", 422, Reason.REQUEST_INVALID, Map.of("quantity", 1, "price", 1))));
    }

    @TestFactory
    Stream<DynamicTest> ofWishesThatCannotBe() {
        return untouched(Stream.of(
                order("nothing", 422, Reason.REQUEST_INVALID, Map.of()),
                order("an empty list", 422, Reason.REQUEST_INVALID, seats()),
                order("quantity 0", 422, Reason.REQUEST_INVALID, Map.of("quantity", 0)),
                order("quantity -1", 422, Reason.REQUEST_INVALID, Map.of("quantity", -1)),
                order("quantity 10,000", 422, Reason.REQUEST_INVALID, Map.of("quantity", 10_000)),
                order("a seat twice", 422, Reason.REQUEST_INVALID, seats("stalls:1:2", "stalls:1:2")),
                order("both forms", 422, Reason.REQUEST_INVALID, Map.of("quantity", 1, "seats", List.of("stalls:1:2"))),
                order("an unknown seat", 422, Reason.SEAT_UNKNOWN, seats("stalls:1:2", "stalls:9:9")),
                order("a nameless place by name", 422, Reason.SEAT_UNKNOWN, seats("yard:1")),
                order("an unknown section", 422, Reason.SECTION_UNKNOWN, Map.of("quantity", 1, "section", "attic")),
                order("an unknown category", 422, Reason.CATEGORY_UNKNOWN, Map.of("quantity", 1, "category", "Box")),
                order("more than the limit", 409, Reason.CUSTOMER_LIMIT, Map.of("quantity", 11)),
                order("a blocked seat", 409, Reason.SEATS_BLOCKED, seats("stalls:5:10")),
                order("somebody's seat", 409, Reason.SEATS_HELD, seats("stalls:1:1")),
                new Refusal("a used key with another wish", 422, Reason.ORDER_EXISTS_DIFFERENT, () -> stage.buyer("ian")
                        .orderDecided(HOUSE, "first", seats("stalls:1:2")))));
    }

    @TestFactory
    Stream<DynamicTest> ofHeadersAndAddresses() {
        String body = "{\"quantity\":1}";
        return untouched(Stream.of(
                refused("no key", 400, Reason.IDEMPOTENCY_KEY_MISSING, () -> bea.post(ORDERS, ONE)),
                refused("an empty key", 400, Reason.IDEMPOTENCY_KEY_INVALID, () -> keyed("")),
                refused("a long key", 400, Reason.IDEMPOTENCY_KEY_INVALID, () -> keyed("k".repeat(256))),
                refused("a key with a space", 400, Reason.IDEMPOTENCY_KEY_INVALID, () -> keyed("a b")),
                refused("a key with a tab", 400, Reason.IDEMPOTENCY_KEY_INVALID, () -> raw("a\tb", body)),
                refused("a key with an umlaut", 400, Reason.IDEMPOTENCY_KEY_INVALID, () -> raw("\u00e4", body)),
                refused(
                        "form data",
                        415,
                        Reason.UNSUPPORTED_MEDIA_TYPE,
                        () -> bea.send(
                                "POST",
                                ORDERS,
                                "quantity=1",
                                Map.of("Idempotency-Key", "f", "Content-Type", "application/x-www-form-urlencoded"))),
                refused("PUT of an order", 405, Reason.METHOD_NOT_ALLOWED, () -> bea.put(ORDERS, ONE)),
                refused("an unknown address", 404, Reason.NOT_FOUND, () -> bea.post("/api/no/such", ONE)),
                refused("17 KiB of headers", 431, Reason.HEADERS_TOO_LARGE, () -> keyed("k".repeat(17_000))),
                refused("a URL of 9 KiB", 431, Reason.HEADERS_TOO_LARGE, () -> bea.get("/api/" + "e".repeat(9_000))),
                ofOrder("an unknown showtime", 404, Reason.SHOWTIME_UNKNOWN, bea, "no-such", ONE),
                ofOrder("an id that is none", 404, Reason.SHOWTIME_UNKNOWN, bea, "No_Such", ONE)));
    }

    @TestFactory
    Stream<DynamicTest> ofTokensThatAreNotGood() throws Exception {
        SeatlogClient nobody = stage.anybody();
        return untouched(Stream.of(
                ofOrder("no token", 401, Reason.UNAUTHENTICATED, nobody, HOUSE, ONE),
                token("nonsense", "nonsense"),
                token("a token of another key", Tokens.ofAnotherKey()),
                token("a token without signature", Tokens.unsigned()),
                token("a token for another audience", Tokens.forAnotherAudience()),
                token("a token of another issuer", Tokens.ofAnotherIssuer()),
                token("an expired token", Tokens.expired())));
    }

    @TestFactory
    Stream<DynamicTest> ofOrdersOfOthers() {
        String order = "/api/orders/" + heldOrder;
        String unknown = "/api/orders/" + HOUSE + "." + "a".repeat(26);
        return untouched(Stream.of(
                refused("to let go somebody's order", 404, Reason.HOLD_UNKNOWN, soon(() -> bea.delete(order))),
                refused("to let go an unknown order", 404, Reason.HOLD_UNKNOWN, soon(() -> bea.delete(unknown))),
                refused("to read somebody's order", 404, Reason.ORDER_NOT_FOUND, soon(() -> bea.get(order))),
                refused("to read an unknown order", 404, Reason.ORDER_NOT_FOUND, soon(() -> bea.get(unknown))),
                refused("an order id that is none", 404, Reason.ORDER_NOT_FOUND, () -> bea.delete("/api/orders/none")),
                refused("the key of another order", 404, Reason.ORDER_NOT_FOUND, () -> stage.anybody()
                        .send("DELETE", order, null, Map.of("Seatlog-Order-Key", "AAAA"))),
                refused("an order without a token", 401, Reason.UNAUTHENTICATED, () -> stage.anybody()
                        .delete(order))));
    }

    @TestFactory
    Stream<DynamicTest> ofSalesThatAreNotOpen() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        publish("not-yet", now.plus(1, ChronoUnit.HOURS), now.plus(2, ChronoUnit.HOURS));
        publish("over", now.minus(2, ChronoUnit.HOURS), now.minus(1, ChronoUnit.HOURS));
        stage.publish("refused-while-paused", Stage.house("PT1H"));
        stage.organizer()
                .post("/api/showtimes/refused-while-paused/sales/pause", "")
                .expect(200);
        Stream<DynamicTest> refusals = Stream.of(
                        ofOrder("before sales open", 409, Reason.SALES_NOT_OPEN, bea, "not-yet", ONE),
                        ofOrder("after sales closed", 409, Reason.SALES_CLOSED, bea, "over", ONE),
                        ofOrder("while sales pause", 409, Reason.SALES_PAUSED, bea, "refused-while-paused", ONE))
                .map(Refusal::test);
        return Stream.concat(
                refusals,
                Stream.of("not-yet", "over", "refused-while-paused")
                        .map(showtime -> DynamicTest.dynamicTest(
                                "nobody holds a seat in " + showtime,
                                () -> stage.awaitAvailability(showtime, read -> read.number("free") == 70))));
    }

    private void publish(String showtime, Instant opens, Instant closes) {
        Map<String, Object> house = Stage.house("PT1H");
        house.put("salesOpenAt", opens.toString());
        house.put("salesCloseAt", closes.toString());
        stage.publish(showtime, house);
    }

    private Refusal order(String what, int status, Reason reason, Object body) {
        return ofOrder(what, status, reason, bea, HOUSE, body);
    }

    private Refusal token(String what, String token) {
        return ofOrder(what, 401, Reason.TOKEN_INVALID, stage.anybody().with(token), HOUSE, ONE);
    }

    private Answer keyed(String key) {
        return bea.send("POST", ORDERS, ONE, key(key));
    }

    private Answer raw(String key, String body) {
        return RawRequest.send(
                "POST " + ORDERS + " HTTP/1.1",
                List.of("Authorization: Bearer " + token, "Content-Type: application/json", "Idempotency-Key: " + key),
                body);
    }

    /** The numbers of a showtime's facts have no gaps: the next hold's is the next, so nothing came between. */
    private Stream<DynamicTest> untouched(Stream<Refusal> refusals) {
        Answer before = stage.awaitAvailability(HOUSE, any -> true);
        DynamicTest check = DynamicTest.dynamicTest("none of it left a trace", () -> {
            SeatlogClient next = stage.buyer("next-" + before.number("version"));
            next.orderDecided(HOUSE, "next", ONE).expect(201);
            Answer after = stage.awaitAvailability(HOUSE, read -> read.number("version") > before.number("version"));
            assertThat(after.number("version")).isEqualTo(before.number("version") + 1);
            assertThat(after.number("held")).isEqualTo(before.number("held") + 1);
            assertThat(after.number("free")).isEqualTo(before.number("free") - 1);
            assertThat(after.number("blocked")).isEqualTo(1);
        });
        return Stream.concat(refusals.map(Refusal::test), Stream.of(check));
    }
}
