package io.seatlog.standalone.journey;

import static org.awaitility.Awaitility.await;

import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What the journeys have in common: a small house on sale, and waiting for what others should read. */
public final class Stage {

    static final Duration SOON = Duration.ofSeconds(15);

    private final SeatlogClient anybody;
    private final SeatlogClient organizer;

    public Stage(SeatlogClient anybody) {
        this.anybody = anybody;
        this.organizer = anybody.as("olga", "organizer");
    }

    SeatlogClient anybody() {
        return anybody;
    }

    SeatlogClient organizer() {
        return organizer;
    }

    public SeatlogClient buyer(String name) {
        return anybody.as(name, null);
    }

    /** 50 seats in rows of ten and 20 standing places, on sale now. */
    public static Map<String, Object> house(String holdFor) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("event", "Hamlet");
        body.put("venue", "Globe");
        body.put("timeZone", "Europe/London");
        body.put("startsAt", now.plus(30, ChronoUnit.DAYS).toString());
        body.put("salesOpenAt", now.minus(1, ChronoUnit.HOURS).toString());
        body.put("salesCloseAt", now.plus(29, ChronoUnit.DAYS).toString());
        body.put("currency", "EUR");
        body.put("holdFor", holdFor);
        body.put("maxSeatsPerCustomer", 10);
        body.put("prices", Map.of("Seat", 5000, "Standing", 2000));
        body.put(
                "sections",
                List.of(
                        Map.of("id", "stalls", "category", "Seat", "rows", 5, "seatsPerRow", 10),
                        Map.of("id", "yard", "category", "Standing", "capacity", 20)));
        return body;
    }

    public void publish(String showtime, Map<String, Object> body) {
        organizer.put("/api/showtimes/" + showtime, body).expect(201);
        awaitAvailability(showtime, answer -> answer.number("free") >= 0);
    }

    /** What everybody reads, as soon as it fits. */
    public Answer awaitAvailability(String showtime, Predicate<Answer> fits) {
        return await(showtime)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> anybody.get("/api/showtimes/" + showtime + "/availability"),
                        answer -> answer.status() == 200 && fits.test(answer));
    }

    public static Answer awaitOrder(SeatlogClient owner, String orderId, String status) {
        return await(orderId)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> owner.get("/api/orders/" + orderId), order -> order.text("status")
                        .equals(status));
    }

    static Map<String, Object> seats(String... ids) {
        return Map.of("seats", List.of(ids));
    }
}
