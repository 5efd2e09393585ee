package io.seatlog.standalone.chaos;

import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeoutException;

/** One buyer in the storm: wants an order, does something with it, and repeats every request until it is answered. */
final class Buyer {

    private static final Set<String> ENDED =
            Set.of("PAID", "PARTLY_REFUNDED", "REFUNDED", "EXPIRED", "CANCELLED", "FAILED");
    private static final int SEATS_MAX = 3;

    /** What buyers do once they hold seats, and how many of a hundred do so. */
    private enum Story {
        PAYS(50),
        PAYS_AND_GIVES_BACK(10),
        IS_DECLINED_AND_PAYS(10),
        PAYS_AND_LETS_GO_AT_ONCE(5),
        LETS_GO(10),
        WALKS_AWAY(15);

        private final int percent;

        Story(int percent) {
            this.percent = percent;
        }

        static Story any(SplittableRandom random) {
            int point = random.nextInt(100);
            for (Story story : values()) {
                point -= story.percent;
                if (point < 0) {
                    return story;
                }
            }
            return PAYS;
        }
    }

    private final SeatlogClient client;
    private final Stubborn stubborn;
    private final Told told;
    private final SplittableRandom random;

    Buyer(SeatlogClient client, Stubborn stubborn, Told told, SplittableRandom random) {
        this.client = client;
        this.stubborn = stubborn;
        this.told = told;
        this.random = random;
    }

    /** Places one order, if there are seats, and follows a story to its end. */
    void buy(String showtime, String key) throws InterruptedException, TimeoutException {
        Map<String, Object> wish = Map.of("quantity", 1 + random.nextInt(SEATS_MAX));
        Answer order = stubborn.ask(() -> client.order(showtime, key, wish), 201, 409);
        if (order.status() == 409) {
            // An order whose first answer was lost may have ended before it was asked for again.
            told.refused(order.reason());
            return;
        }
        String id = order.text("orderId");
        told.held(id);
        switch (Story.any(random)) {
            case PAYS -> pay(id, List.of("pay"));
            case PAYS_AND_GIVES_BACK -> {
                if (pay(id, List.of("pay"))) {
                    giveBack(id);
                }
            }
            case IS_DECLINED_AND_PAYS -> pay(id, List.of("decline", "pay"));
            case PAYS_AND_LETS_GO_AT_ONCE -> {
                openAndDo(id, List.of("pay"));
                letGo(id);
                awaitEnd(id);
            }
            case LETS_GO -> letGo(id);
            case WALKS_AWAY -> {}
        }
    }

    /** Whether the order is paid in the end. */
    private boolean pay(String id, List<String> actions) throws InterruptedException, TimeoutException {
        return openAndDo(id, actions) && awaitEnd(id).equals("PAID");
    }

    /** One ticket, or all. */
    private void giveBack(String id) throws InterruptedException, TimeoutException {
        Map<String, Object> wish = random.nextBoolean() ? Map.of() : Map.of("tickets", List.of(id + "-1"));
        Map<String, String> key = Map.of("Idempotency-Key", "back");
        stubborn.ask(() -> client.send("POST", "/api/orders/" + id + "/refunds", wish, key), 202, 409);
    }

    /** Opens the payment page and acts on it; false where the order has ended before. */
    private boolean openAndDo(String id, List<String> actions) throws InterruptedException, TimeoutException {
        Answer payment = stubborn.ask(() -> client.post("/api/orders/" + id + "/payment", Map.of()), 201, 200, 409);
        if (payment.status() != 201) {
            return false;
        }
        for (String action : actions) {
            Page.act(payment.text("url"), action);
        }
        return true;
    }

    private void letGo(String id) throws InterruptedException, TimeoutException {
        stubborn.ask(() -> client.delete("/api/orders/" + id), 200, 409);
    }

    private String awaitEnd(String id) throws InterruptedException, TimeoutException {
        String status = stubborn.until(
                        () -> client.get("/api/orders/" + id),
                        order -> order.status() == 200 && ENDED.contains(order.text("status")))
                .text("status");
        told.ended(id, status);
        return status;
    }
}
