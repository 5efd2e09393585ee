package io.seatlog.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.standalone.client.SeatlogClient;
import io.seatlog.topic.Topics;
import io.seatlog.wire.OpenSection;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Plans of the largest houses, and publishing that was cut off. */
class PublishingIT {

    private static final double PLAN_MAX_S = 15;
    private static final double GRID_MAX_S = 5;

    private final SeatlogClient anybody = SeatlogClient.at(RunningStandalone.origin());
    private final Stage stage = new Stage(anybody);

    @Test
    void aPlanOfAHundredThousandSeatsIsOnSaleWithinSeconds() {
        Map<String, Object> body = Stage.house("PT10M");
        body.remove("sections");
        body.put("seatingPlan", stadium());
        Machine machine = new Machine();
        double seconds = publishAndSell("stadium", body, Map.of("seats", List.of("z7-r19-s249")));
        System.out.printf(
                "Publishing: a plan of 100,000 seats was on sale %.1f s after the PUT (%s)%n", seconds, machine);
        if (machine.wasOurs()) {
            assertThat(seconds).isLessThan(PLAN_MAX_S);
        }
    }

    @Test
    void aGridOfAMillionSeatsIsOnSaleWithinSeconds() {
        Map<String, Object> body = Stage.house("PT10M");
        body.put(
                "sections",
                IntStream.range(0, 20)
                        .mapToObj(number ->
                                Map.of("id", "field-" + number, "category", "Seat", "rows", 200, "seatsPerRow", 250))
                        .toList());
        Machine machine = new Machine();
        double seconds = publishAndSell("million", body, Map.of("quantity", 2));
        System.out.printf(
                "Publishing: a grid of 1,000,000 seats was on sale %.1f s after the PUT (%s)%n", seconds, machine);
        if (machine.wasOurs()) {
            assertThat(seconds).isLessThan(GRID_MAX_S);
        }
    }

    @Test
    void whoPublishesAgainIsComparedWithWhatIsOnSaleNow() {
        String path = "/api/showtimes/repriced";
        SeatlogClient olga = stage.organizer();
        Map<String, Object> body = Stage.house("PT10M");
        Map<String, Object> seat = Map.of("price", 5000, "fee", 200, "taxRate", 0.5);
        body.put("prices", Map.of("Seat", seat, "Standing", 2000));
        stage.publish("repriced", body);
        assertThat(olga.put(path, body).expect(200).text("status")).isEqualTo("ON_SALE");

        olga.send("PATCH", path, Map.of("prices", Map.of("Seat", Map.of("price", 6000))), Map.of())
                .expect(200);

        olga.put(path, body).expect(409);
        body.put("prices", Map.of("Seat", Map.of("price", 6000, "fee", 200, "taxRate", 0.5), "Standing", 2000));
        long revision = olga.put(path, body).expect(200).number("revision");
        body.put("blocked", List.of("stalls:1:1"));
        olga.put(path, body).expect(409);
        assertThat(anybody.get(path).body().path("prices").path("Seat"))
                .hasToString("{\"price\":6000,\"fee\":200,\"taxRate\":0.5}");

        body.remove("blocked");
        olga.send("POST", path + "/sales/pause", "", Map.of("If-Match", "\"" + revision + '"'))
                .expect(200);
        stage.awaitAvailability(
                "repriced", read -> anybody.get(path).text("status").equals("PAUSED"));
        assertThat(olga.put(path, body).expect(200).text("status")).isEqualTo("PAUSED");
    }

    @Test
    void whatWasCutOffHalfWayDoesNotStandInTheWayOfTheCorrectedPlan() throws Exception {
        Map<String, Object> mistaken = Stage.house("PT10M");
        mistaken.put(
                "sections",
                IntStream.range(0, 20)
                        .mapToObj(number ->
                                Map.of("id", "block-" + number, "category", "Seat", "rows", 10, "seatsPerRow", 10))
                        .toList());
        stage.publish("mistaken", mistaken);
        cutOffUpload("corrected", new JsonMapper().writeValueAsString(mistaken));
        writeFirstHalf("mistaken", "corrected");
        anybody.get("/api/showtimes/corrected").expect(404);

        stage.publish("corrected", Stage.house("PT10M"));

        assertThat(stage.awaitAvailability("corrected", read -> true).number("free"))
                .isEqualTo(70);
        stage.buyer("bea")
                .orderDecided("corrected", "k", Stage.seats("stalls:1:1"))
                .expect(201);
    }

    /** Half of what publishing this showtime wrote, written again about another that is a draft. */
    private static void writeFirstHalf(String published, String draft) {
        List<OpenSection> sections = CommittedLog.of(Topics.SEAT_COMMANDS, OpenSection.class, published);
        List<OpenSection> half = sections.subList(0, sections.size() / 2).stream()
                .map(section -> OpenSection.newBuilder(section)
                        .setShowtimeId(draft)
                        .setCommandId("half-" + section.getCommandId())
                        .build())
                .toList();
        assertThat(half).hasSize(10);
        CommittedLog.write(Topics.SEAT_COMMANDS, draft, half);
    }

    /** The connection ends in the middle of the body. */
    private void cutOffUpload(String showtime, String json) throws Exception {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String token = anybody.post("/dev/token", Map.of("sub", "olga", "scope", "organizer"))
                .expect(200)
                .text("access_token");
        String head = "PUT /api/showtimes/" + showtime + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                + token + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", RunningStandalone.origin().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(body, 0, body.length / 2);
            out.flush();
        }
    }

    /** Seconds from the request to publish until somebody has the seats. */
    private double publishAndSell(String showtime, Map<String, Object> body, Map<String, Object> wish) {
        SeatlogClient buyer = stage.buyer("gus");
        SeatlogClient organizer = stage.organizer();
        String json = new JsonMapper().writeValueAsString(body);
        long start = System.nanoTime();
        organizer.put("/api/showtimes/" + showtime, json).expect(201);
        double published = (System.nanoTime() - start) / 1e9;
        stage.awaitAvailability(showtime, read -> read.number("free") > 0);
        double shown = (System.nanoTime() - start) / 1e9;
        buyer.orderDecided(showtime, "k", wish).expect(201);
        double sold = (System.nanoTime() - start) / 1e9;
        System.out.printf("  %s: answered %.1f s, shown %.1f s, sold %.1f s%n", showtime, published, shown, sold);
        return sold;
    }

    /** 20 zones of 20 rows of 250 seats, in the form of pretix's editor. */
    private static Map<String, Object> stadium() {
        List<Object> zones = new ArrayList<>();
        for (int zone = 0; zone < 20; zone++) {
            List<Object> rows = new ArrayList<>();
            for (int row = 0; row < 20; row++) {
                rows.add(row(zone, row));
            }
            zones.add(Map.of("name", "Zone " + zone, "position", at(0, zone * 700), "rows", rows));
        }
        return Map.of(
                "name",
                "Stadium",
                "size",
                Map.of("width", 8000, "height", 15000),
                "categories",
                List.of(Map.of("name", "Seat", "color", "#336699")),
                "zones",
                zones);
    }

    private static Map<String, Object> row(int zone, int row) {
        List<Object> seats = new ArrayList<>();
        for (int seat = 0; seat < 250; seat++) {
            seats.add(Map.of(
                    "seat_guid",
                    "z" + zone + "-r" + row + "-s" + seat,
                    "seat_number",
                    Integer.toString(seat + 1),
                    "position",
                    at(seat * 30, 0),
                    "category",
                    "Seat"));
        }
        return Map.of("row_number", Integer.toString(row + 1), "position", at(0, row * 30), "seats", seats);
    }

    private static Map<String, Integer> at(int x, int y) {
        return Map.of("x", x, "y", y);
    }
}
