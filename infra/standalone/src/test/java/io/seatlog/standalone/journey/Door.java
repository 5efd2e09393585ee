package io.seatlog.standalone.journey;

import static io.seatlog.standalone.journey.Stage.awaitOrder;
import static org.awaitility.Awaitility.await;

import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A door of one showtime, and the buyers who come to it. */
final class Door {

    private static final String ADMISSIONS = "/api/tickets/admissions";

    private final Stage stage;
    private final String showtime;
    private final SeatlogClient keeper;

    Door(Stage stage, String showtime, String keeper) {
        this.stage = stage;
        this.showtime = showtime;
        this.keeper = stage.anybody().as(keeper, "door");
    }

    /** Free places without names, so many of them. */
    static Map<String, Object> freeHouse(int places) {
        Map<String, Object> house = Stage.house("PT10M");
        house.put("maxSeatsPerCustomer", places);
        house.put("prices", Map.of("Free", 0));
        house.put("sections", List.of(Map.of("id", "field", "category", "Free", "capacity", places)));
        return house;
    }

    /** An order that somebody has held, paid and has the tickets of. */
    static Answer bought(SeatlogClient buyer, String showtime, String key, Object wish) {
        Answer held = buyer.orderDecided(showtime, key, wish).expect(201);
        String orderId = held.text("orderId");
        Answer payment =
                buyer.post("/api/orders/" + orderId + "/payment", Map.of()).expect(200, 201, 202);
        if (payment.status() == 201) {
            SeatlogClient.onPage(payment.text("url"), "pay");
        }
        awaitOrder(buyer, orderId, "PAID");
        return held;
    }

    /** The tickets of a paid order. */
    static List<JsonNode> tickets(SeatlogClient buyer, Answer order) {
        int seats = order.body().path("seats").size();
        Answer read = await("the tickets of " + order.text("orderId"))
                .atMost(Stage.SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> buyer.get("/api/orders/" + order.text("orderId") + "/tickets"),
                        answer -> answer.body().path("tickets").size() == seats);
        return read.expect(200).body().path("tickets").valueStream().toList();
    }

    Map<String, Object> scan(String scanId, String token) {
        return new LinkedHashMap<>(Map.of("scanId", scanId, "ticket", token, "showtimeId", showtime, "gate", "North"));
    }

    Map<String, Object> offline(String scanId, String token, String at) {
        Map<String, Object> scan = scan(scanId, token);
        scan.put("offline", true);
        scan.put("scannedAt", at);
        return scan;
    }

    /** Scans a ticket, again and again while nobody knows yet. */
    Answer admit(String scanId, String token) {
        return keeper.decided(ADMISSIONS, scan(scanId, token));
    }

    /** Sends what was scanned offline. */
    Answer tell(List<Map<String, Object>> scans) {
        return keeper.post(ADMISSIONS, Map.of("scans", scans)).expect(200);
    }

    /** What a door must know, as soon as it tells of so many tickets in this list. */
    JsonNode awaitChanges(String list, int size) {
        return await("the door's " + list)
                .atMost(Stage.SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> keeper.get("/api/showtimes/" + showtime + "/door"),
                        read -> read.body().path(list).size() == size)
                .expect(200)
                .body();
    }

    /** All tickets that have let somebody in, read page by page as a scanner does, until there are so many. */
    void awaitAdmitted(int size) {
        Set<String> admitted = new HashSet<>();
        String[] since = {""};
        await("so many admitted")
                .atMost(Stage.SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    JsonNode read;
                    do {
                        read = keeper.get("/api/showtimes/" + showtime + "/door" + since[0])
                                .expect(200)
                                .body();
                        read.path("admitted")
                                .forEach(use -> admitted.add(use.get(0).asString()));
                        since[0] = "?since=" + read.path("cursor").asString();
                    } while (read.path("more").asBoolean());
                    return admitted.size() == size;
                });
    }

    SeatlogClient keeper() {
        return keeper;
    }
}
