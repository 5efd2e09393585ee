package io.seatlog.standalone.journey;

import static io.seatlog.standalone.journey.Refusal.refused;

import io.seatlog.reason.Reason;
import io.seatlog.standalone.client.SeatlogClient;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What readers may not ask. */
class ReaderRefusalsIT {

    private static final String HOUSE = "/api/showtimes/read";
    private static final String NONE = "/api/showtimes/never-made";

    private final Stage stage = new Stage(SeatlogClient.at(RunningStandalone.origin()));

    @TestFactory
    Stream<DynamicTest> ofShowtimes() {
        Map<String, Object> arena = Stage.house("PT1H");
        arena.put("sections", List.of(Map.of("id", "arena", "category", "Seat", "rows", 101, "seatsPerRow", 100)));
        stage.publish("arena", arena);
        stage.publish("read", Stage.house("PT1H"));
        return Stream.of(
                        read("an unknown showtime", 404, Reason.SHOWTIME_UNKNOWN, NONE),
                        read("its availability", 404, Reason.SHOWTIME_UNKNOWN, NONE + "/availability"),
                        read("its status", 404, Reason.SHOWTIME_UNKNOWN, NONE + "/status"),
                        read("its seats", 404, Reason.SHOWTIME_UNKNOWN, NONE + "/seats"),
                        read("its feed", 404, Reason.SHOWTIME_UNKNOWN, NONE + "/feed"),
                        read("a feed that is no WebSocket", 422, Reason.REQUEST_INVALID, HOUSE + "/feed"),
                        read(
                                "status of an unknown section",
                                422,
                                Reason.SECTION_UNKNOWN,
                                HOUSE + "/status?section=attic"),
                        read(
                                "seats of an unknown section",
                                422,
                                Reason.SECTION_UNKNOWN,
                                HOUSE + "/seats?section=attic"),
                        read("10,100 seats at once", 400, Reason.SECTION_REQUIRED, "/api/showtimes/arena/seats"))
                .map(Refusal::test);
    }

    @TestFactory
    Stream<DynamicTest> ofListsAndOrders() {
        return Stream.of(
                        read("a page of none", 422, Reason.REQUEST_INVALID, "/api/showtimes?limit=0"),
                        read("a page of 10,000", 422, Reason.REQUEST_INVALID, "/api/showtimes?limit=10000"),
                        read("a cursor of nobody", 422, Reason.REQUEST_INVALID, "/api/showtimes?cursor=abc"),
                        read("a time that is none", 422, Reason.REQUEST_INVALID, "/api/showtimes?from=soon"),
                        read("an unknown event", 404, Reason.NOT_FOUND, "/api/events/no-such"),
                        read("an unknown plan", 404, Reason.NOT_FOUND, "/api/plans/" + "0".repeat(64)),
                        read("an unknown address", 404, Reason.NOT_FOUND, "/api/no/such"),
                        read("a status of orders that is none", 422, Reason.REQUEST_INVALID, "/api/orders?status=LOST"),
                        refused("orders without a token", 401, Reason.UNAUTHENTICATED, () -> stage.anybody()
                                .get("/api/orders")),
                        refused("orders as a picture", 406, Reason.NOT_ACCEPTABLE, () -> stage.organizer()
                                .get(HOUSE + "/orders", Map.of("Accept", "image/png"))))
                .map(Refusal::test);
    }

    private Refusal read(String what, int status, Reason reason, String path) {
        return refused(what, status, reason, () -> stage.buyer("bea").get(path));
    }
}
