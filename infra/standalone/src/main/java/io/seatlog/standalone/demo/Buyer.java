package io.seatlog.standalone.demo;

import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** One simulated buyer: asks for seats together and then follows a story. */
final class Buyer {

    private static final Duration PAID_MAX = Duration.ofSeconds(60);
    private static final Set<String> ENDED = Set.of("PAID", "EXPIRED", "CANCELLED", "FAILED");
    private static final int SEATS_MAX = 4;

    private final SeatlogClient client;
    private final Exhibits.Showtime showtime;
    private final Tally tally;
    private final SplittableRandom random;

    Buyer(SeatlogClient client, Exhibits.Showtime showtime, Tally tally, SplittableRandom random) {
        this.client = client;
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
        Answer end = awaitEnd("/api/orders/" + order.text("orderId"));
        if (!end.text("status").equals("PAID")) {
            throw new IllegalStateException("A paid order ended as " + end);
        }
        tally.seatsPaid.add(seats);
        tally.money.add(end.number("total"));
    }

    private void decline(String page) {
        SeatlogClient.onPage(page, "decline");
        tally.declined.increment();
    }

    private String page(Answer order) {
        String path = "/api/orders/" + order.text("orderId") + "/payment";
        long end = System.nanoTime() + PAID_MAX.toNanos();
        Answer payment = client.post(path, Map.of());
        while (payment.status() == 202 || payment.status() == 503) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("No payment page: " + payment);
            }
            pause();
            payment = client.post(path, Map.of());
        }
        return payment.expect(201, 200).text("url");
    }

    /** Asks to be told when the order changes, as a page would. */
    private Answer awaitEnd(String path) {
        long end = System.nanoTime() + PAID_MAX.toNanos();
        Map<String, String> headers = new HashMap<>();
        while (true) {
            Answer order = client.get(path, headers).expect(200, 304, 404, 503);
            if (order.status() == 200 && ENDED.contains(order.text("status"))) {
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
