package io.seatlog.standalone.demo;

import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the demo puts on sale: three evenings in a theatre and one match in a stadium. */
final class Exhibits {

    /** Longer than a demo runs, so that who walks away still holds when it ends. */
    private static final String HOLD_FOR = "PT10M";

    /** What is kept of the price of a ticket that is given back, in cents. */
    private static final int KEPT_OF_A_TICKET = 150;

    private static final int STADIUM_SECTIONS = 50;
    private static final int STADIUM_ROWS = 40;
    private static final int STADIUM_SEATS = 50;

    private final SeatlogClient organizer;
    private final String run;
    private final Instant now;

    /**
     * A showtime on sale.
     *
     * @param weight how many of the crowd want this one, against the others
     */
    record Showtime(String id, String title, long capacity, int weight) {}

    Exhibits(SeatlogClient organizer, String run, Instant now) {
        this.organizer = organizer;
        this.run = run;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    List<Showtime> publish() {
        String play = "tempest-" + run;
        String match = "final-" + run;
        organizer
                .put("/api/events/" + play, Map.of("title", "The Tempest", "description", "Three evenings only."))
                .expect(200, 201);
        organizer.put("/api/events/" + match, Map.of("title", "The Cup Final")).expect(200, 201);
        String plan = organizer
                .post("/api/plans", TheatrePlan.json())
                .expect(200, 201)
                .text("planId");
        List<Showtime> showtimes = new ArrayList<>();
        int[] weights = {8, 2, 1};
        for (int evening = 1; evening <= weights.length; evening++) {
            Map<String, Object> body = body(play, "Old Harbour Theatre", Duration.ofDays(29 + evening));
            body.put("prices", Map.of("Stalls", 6500, "Circle", 4800, "Balcony", 2900));
            body.put("plan", plan);
            String title = "The Tempest, evening " + evening;
            showtimes.add(publish(play + "-" + evening, title, weights[evening - 1], body));
        }
        Map<String, Object> body = body(match, "Harbour Stadium", Duration.ofDays(60));
        body.put("prices", Map.of("Lower", 9000, "Upper", 5500));
        body.put("sections", stadium());
        showtimes.add(publish(match, "The Cup Final", 4, body));
        return showtimes;
    }

    private Showtime publish(String id, String title, int weight, Map<String, Object> body) {
        organizer.put("/api/showtimes/" + id, body).expect(200, 201, 202);
        Answer availability = organizer.get("/api/showtimes/" + id + "/availability");
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (availability.status() != 200 && System.nanoTime() < end) {
            pause();
            availability = organizer.get("/api/showtimes/" + id + "/availability");
        }
        return new Showtime(id, title, availability.expect(200).number("free"), weight);
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private Map<String, Object> body(String event, String venue, Duration ahead) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("eventId", event);
        body.put("venue", venue);
        body.put("timeZone", "Europe/Berlin");
        body.put("startsAt", now.plus(ahead).toString());
        body.put("salesOpenAt", now.minusSeconds(60).toString());
        body.put("salesCloseAt", now.plus(ahead).minusSeconds(3600).toString());
        body.put("currency", "EUR");
        body.put("holdFor", HOLD_FOR);
        body.put(
                "refund",
                Map.of("until", now.plus(ahead).minus(1, ChronoUnit.DAYS).toString(), "keep", KEPT_OF_A_TICKET));
        body.put("maxSeatsPerCustomer", 8);
        return body;
    }

    private static List<Map<String, Object>> stadium() {
        return IntStream.rangeClosed(1, STADIUM_SECTIONS)
                .<Map<String, Object>>mapToObj(number -> Map.of(
                        "id",
                        "block-" + number,
                        "category",
                        number <= STADIUM_SECTIONS / 2 ? "Lower" : "Upper",
                        "rows",
                        STADIUM_ROWS,
                        "seatsPerRow",
                        STADIUM_SEATS))
                .toList();
    }
}
