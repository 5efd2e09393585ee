package io.seatlog.standalone.journey;

import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One order whose buyer pays about when its hold ends, and another buyer who wants its seat from then on. */
final class Race {

    /** How far from the deadline a payment may be to count. */
    static final Duration CLOSE = Duration.ofMillis(50);

    /** How long the rival keeps asking: the hold ends within a second, mostly within a tick of expiry. */
    private static final Duration RIVAL_FOR = Duration.ofMillis(300);

    private static final int SEE_OTHER = 303;

    private final String showtime;
    private final String seat;
    private final String orderId;
    private final Instant deadline;
    private final String page;
    private volatile Instant sent = Instant.MAX;
    private volatile Instant answered = Instant.MAX;
    private volatile int answer;

    private Race(String showtime, String seat, Answer order, String page) {
        this.showtime = showtime;
        this.seat = seat;
        this.orderId = order.text("orderId");
        this.deadline = Instant.parse(order.text("expiresAt"));
        this.page = page;
    }

    /** The order is held, and its buyer is on the provider's page. */
    static Race open(SeatlogClient buyer, String showtime, String seat) {
        Answer order = buyer.orderDecided(showtime, seat, Map.of("seats", List.of(seat)))
                .expect(201);
        String page = buyer.post("/api/orders/" + order.text("orderId") + "/payment", Map.of())
                .expect(201)
                .text("url");
        return new Race(showtime, seat, order, page);
    }

    String orderId() {
        return orderId;
    }

    Instant deadline() {
        return deadline;
    }

    void pay() {
        sent = Instant.now();
        answer = SeatlogClient.onPage(page, "pay");
        answered = Instant.now();
    }

    /** Somebody else asks for the seat until it is theirs, or sold. */
    void rival(SeatlogClient rival) {
        Instant end = deadline.plus(RIVAL_FOR);
        boolean again = true;
        while (again && Instant.now().isBefore(end)) {
            Answer told = rival.order(showtime, "rival-" + seat, Map.of("seats", List.of(seat)));
            again = told.status() != 201 && !told.reason().equals("SEATS_BOOKED");
        }
    }

    /** Whether the provider authorised the payment, and surely close to the deadline: it was sent and answered there. */
    boolean isClose() {
        return answer == SEE_OTHER && !sent.isBefore(deadline.minus(CLOSE)) && !answered.isAfter(deadline.plus(CLOSE));
    }

    /** Whether the provider authorised the payment before the deadline. */
    boolean isEarly() {
        return answered.isBefore(deadline);
    }

    @Override
    public String toString() {
        return orderId + ", paid " + Duration.between(deadline, sent).toMillis() + " to "
                + Duration.between(deadline, answered).toMillis() + " ms after " + deadline;
    }
}
