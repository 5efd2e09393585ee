package io.seatlog.standalone.demo;

import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** One simulated buyer: asks for seats together and then follows a story. */
final class Buyer {

    private static final Duration PAID_MAX = Duration.ofSeconds(60);
    private static final Set<String> ENDED = Set.of("PAID", "EXPIRED", "CANCELLED", "FAILED");
    private static final int SEATS_MAX = 4;

    private final SeatlogClient client;
    private final SeatlogClient door;
    private final Exhibits.Showtime showtime;
    private final Tally tally;
    private final SplittableRandom random;

    Buyer(SeatlogClient client, SeatlogClient door, Exhibits.Showtime showtime, Tally tally, SplittableRandom random) {
        this.client = client;
        this.door = door;
        this.showtime = showtime;
        this.tally = tally;
        this.random = random;
    }

    void buy() {
        tally.asked.increment();
        Map<String, Object> wish = Map.of("quantity", 1 + random.nextInt(SEATS_MAX));
        Answer order = client.orderDecided(showtime.id(), "demo-" + Long.toHexString(random.nextLong()), wish);
        if (order.status() == 409) {
            tally.refused.increment();
            return;
        }
        order.expect(201);
        int seats = order.body().path("seats").size();
        switch (Story.any(random)) {
            case PAYS -> pay(order, seats, false);
            case PAYS_AND_COMES -> {
                pay(order, seats, false);
                come(order.text("orderId"));
            }
            case PAYS_AND_GIVES_BACK -> {
                pay(order, seats, false);
                giveBack(order.text("orderId"), seats);
            }
            case DECLINED_THEN_PAYS -> pay(order, seats, true);
            case DECLINED_GIVES_UP -> {
                decline(page(order));
                tally.seatsLeftHeld.add(seats);
            }
            case CANCELS -> {
                client.delete("/api/orders/" + order.text("orderId")).expect(200);
                tally.seatsGivenBack.add(seats);
            }
            case WALKS_AWAY -> tally.seatsLeftHeld.add(seats);
        }
    }

    private void pay(Answer order, int seats, boolean declinedFirst) {
        String page = page(order);
        if (declinedFirst) {
            decline(page);
        }
        SeatlogClient.onPage(page, "pay");
        Answer end = awaitEnd("/api/orders/" + order.text("orderId"), ENDED);
        if (!end.text("status").equals("PAID")) {
            throw new IllegalStateException("A paid order ended as " + end);
        }
        tally.seatsPaid.add(seats);
        tally.money.add(end.number("total"));
    }

    /** Shows every ticket at the door. */
    private void come(String orderId) {
        Answer tickets = client.get("/api/orders/" + orderId + "/tickets").expect(200);
        for (var ticket : tickets.body().path("tickets")) {
            Map<String, Object> scan = Map.of(
                    "scanId",
                    "demo-" + ticket.path("id").asString(),
                    "ticket",
                    ticket.path("token").asString(),
                    "showtimeId",
                    showtime.id(),
                    "gate",
                    "main");
            untilAnswered(() -> door.post("/api/tickets/admissions", scan)).expect(200);
            tally.admitted.increment();
        }
    }

    /** Gives all tickets back, and waits for the money. */
    private void giveBack(String orderId, int seats) {
        String path = "/api/orders/" + orderId;
        Answer refund = untilAnswered(
                        () -> client.send("POST", path + "/refunds", Map.of(), Map.of("Idempotency-Key", "all")))
                .expect(202);
        awaitEnd(path, Set.of("REFUNDED"));
        tally.moneyBack.add(refund.number("amount"));
        tally.seatsPaid.add(-seats);
        tally.seatsGivenBack.add(seats);
    }

    /** The answer to a request that may be sent again; one that says that nobody knows yet is none. */
    private static Answer untilAnswered(Supplier<Answer> request) {
        long end = System.nanoTime() + PAID_MAX.toNanos();
        Answer answer = request.get();
        while (isUndecided(answer) && System.nanoTime() < end) {
            pause();
            answer = request.get();
        }
        return answer;
    }

    private static boolean isUndecided(Answer answer) {
        boolean withoutRefund =
                answer.status() == 202 && answer.text("refundId").isEmpty();
        return withoutRefund || answer.status() == 429 || answer.status() == 503;
    }

    private void decline(String page) {
        SeatlogClient.onPage(page, "decline");
        tally.declined.increment();
    }

    private String page(Answer order) {
        String path = "/api/orders/" + order.text("orderId") + "/payment";
        return untilAnswered(() -> client.post(path, Map.of())).expect(201, 200).text("url");
    }

    /** Asks to be told when the order changes, as a page would. */
    private Answer awaitEnd(String path, Set<String> ends) {
        long end = System.nanoTime() + PAID_MAX.toNanos();
        Map<String, String> headers = new HashMap<>();
        while (true) {
            Answer order = client.get(path, headers).expect(200, 304, 404, 503);
            if (order.status() == 200 && ends.contains(order.text("status"))) {
                return order;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Not paid after " + PAID_MAX.toSeconds() + " s: " + order);
            }
            if (order.status() == 200) {
                headers.put("If-None-Match", order.header("ETag"));
                headers.put("Prefer", "wait=5");
            } else if (order.status() != 304) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
