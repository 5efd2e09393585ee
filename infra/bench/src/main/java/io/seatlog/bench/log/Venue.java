package io.seatlog.bench.log;

import io.seatlog.bench.SystemUnderTest;
import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A showtime on sale, published through HTTP as an organiser would.
 *
 * @param showtime its id
 * @param sections how many sections
 * @param rows     of each section, of 50 seats each
 */
public record Venue(String showtime, int sections, int rows) {

    /** Seats of one section as most have it, of 40 rows, which is one part: a row of the store. */
    public static final int SECTION_SEATS = 2_000;

    static final int ROWS = 40;
    static final int SEATS_PER_ROW = 50;
    static final String CATEGORY = "seat";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Publishes one of sections of 40 rows and waits until everybody can see it. */
    public static Venue publish(SystemUnderTest system, String showtime, int sections) throws InterruptedException {
        Venue venue = new Venue(showtime, sections, ROWS);
        venue.publish(system);
        return venue;
    }

    /** Publishes it and waits until everybody can see it. */
    void publish(SystemUnderTest system) throws InterruptedException {
        SeatlogClient organizer = system.client().as("bench-organizer", "organizer");
        publish(organizer, showtime, body());
        long end = System.nanoTime() + PATIENCE.toNanos();
        String availability = "/api/showtimes/" + showtime + "/availability";
        while (organizer.get(availability).status() != 200) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(showtime + " cannot be seen after " + PATIENCE);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** A large plan may take longer than one answer: the same again is the same showtime. */
    private static void publish(SeatlogClient organizer, String showtime, Map<String, Object> body)
            throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Answer answer = organizer.put("/api/showtimes/" + showtime, body);
        while (answer.status() == 202 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(200);
            answer = organizer.put("/api/showtimes/" + showtime, body);
        }
        answer.expect(200, 201);
    }

    private Map<String, Object> body() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("event", "Bench");
        body.put("venue", "Bench");
        body.put("timeZone", "Europe/Berlin");
        body.put("startsAt", now.plus(Duration.ofDays(30)).toString());
        body.put("salesOpenAt", now.minusSeconds(60).toString());
        body.put("salesCloseAt", now.plus(Duration.ofDays(29)).toString());
        body.put("currency", "EUR");
        // Nothing is to expire while it is measured.
        body.put("holdFor", "PT12H");
        // And nobody is to be refused because of who they are.
        body.put("maxSeatsPerCustomer", 1_000_000);
        body.put("prices", Map.of(CATEGORY, 5000));
        body.put(
                "sections",
                IntStream.range(0, sections)
                        .mapToObj(number -> Map.of(
                                "id",
                                section(number),
                                "category",
                                CATEGORY,
                                "rows",
                                rows,
                                "seatsPerRow",
                                SEATS_PER_ROW))
                        .toList());
        return body;
    }

    static String section(int number) {
        return "s" + number;
    }

    /** How many seats it has. */
    public int seats() {
        return sections * rows * SEATS_PER_ROW;
    }

    /** As few sections as have at least so many seats. */
    public static int sectionsFor(double seats) {
        return (int) Math.ceil(seats / SECTION_SEATS);
    }
}
