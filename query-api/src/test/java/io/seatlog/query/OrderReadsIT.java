package io.seatlog.query;

import static io.seatlog.query.TwoInstances.HTTP;
import static io.seatlog.query.TwoInstances.KEY;
import static io.seatlog.query.TwoInstances.await;
import static io.seatlog.query.TwoInstances.customer;
import static io.seatlog.query.TwoInstances.get;
import static io.seatlog.query.TwoInstances.json;
import static io.seatlog.query.TwoInstances.organizer;
import static io.seatlog.query.TwoInstances.parse;
import static io.seatlog.query.TwoInstances.problem;
import static io.seatlog.query.TwoInstances.publish;
import static io.seatlog.query.TwoInstances.request;
import static io.seatlog.query.TwoInstances.token;
import static io.seatlog.query.TwoInstances.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderKey;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderStatus;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What buyers and organisers read of orders, whichever instance has them. */
@ExtendWith(TwoInstances.class)
class OrderReadsIT {

    @Test
    void everyOrderIsReadThroughEveryInstance() {
        for (int n = 0; n < 8; n++) {
            String customer = customer("buyer-" + n);
            Order order = Samples.order(customer, "hall", n, OrderStatus.HELD);
            write(order);
            for (int app = 0; app < 2; app++) {
                HttpResponse<byte[]> answer = get(app, "/api/orders/" + order.getOrderId(), token("buyer-" + n));
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(parse(answer.body()).path("status").asString()).isEqualTo("HELD");
                String key = parse(answer.body()).path("key").asString();
                assertThat(OrderKey.verify(KEY, Samples.orderId(customer, "hall", n), key))
                        .contains(new CustomerId(customer));
                assertThat(get(app, "/api/orders/" + order.getOrderId() + "?key=" + key, Map.of())
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void somebodyElsesOrderIsNotThereAndMayBeAskedForAgain() {
        String orderId = Samples.orderId(customer("owner"), "hall", 60).toString();

        HttpResponse<byte[]> answer = get(0, "/api/orders/" + orderId, token("somebody-else"));

        problem(answer, 404, "ORDER_NOT_FOUND");
        assertThat(answer.headers().firstValue("retry-after")).contains("1");
    }

    @Test
    void anAnswerWaitsForTheChangeOfAnOrder() throws Exception {
        for (int app = 0; app < 2; app++) {
            String subject = "waiting-" + app;
            Order held = Samples.order(customer(subject), "hall", 50, OrderStatus.HELD, 1);
            write(held);
            String path = "/api/orders/" + held.getOrderId();
            assertThat(get(app, path, token(subject)).headers().firstValue("etag"))
                    .contains("\"1\"");

            CompletableFuture<HttpResponse<byte[]>> waiting = HTTP.sendAsync(
                    request(app, path, token(subject))
                            .header("If-None-Match", "\"1\"")
                            .header("Prefer", "wait=20")
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            write(Samples.order(customer(subject), "hall", 50, OrderStatus.PAID, 2));

            HttpResponse<byte[]> answer = waiting.get(10, TimeUnit.SECONDS);
            assertThat(parse(answer.body()).path("status").asString()).isEqualTo("PAID");
        }
    }

    @Test
    void organisersReadTheOrdersOfAShowtimeOverAllInstances() {
        publish("gala");
        for (int n = 1; n <= 12; n++) {
            write(Samples.order(customer("guest-" + n), "gala", n, n % 2 == 0 ? OrderStatus.PAID : OrderStatus.HELD));
        }
        for (int app = 0; app < 2; app++) {
            int instance = app;
            await(
                    () -> json(instance, "/api/showtimes/gala/sales", organizer())
                            .path("orders")
                            .path("PAID")
                            .asInt(),
                    6);
            JsonNode sales = json(app, "/api/showtimes/gala/sales", organizer());
            assertThat(sales.path("total").path("gross").asInt()).isEqualTo(6 * 5_000);
            assertThat(sales.path("total").path("tax").asInt()).isEqualTo(6 * 798);

            JsonNode first = json(app, "/api/showtimes/gala/orders?limit=5", organizer());
            String cursor = first.path("next").asString();
            JsonNode second = json(app, "/api/showtimes/gala/orders?limit=5&cursor=" + cursor, organizer());
            assertThat(first.path("data").size()).isEqualTo(5);
            assertThat(first.path("data").get(0).path("orderId").asString())
                    .isEqualTo(Samples.orderId(customer("guest-12"), "gala", 12).toString());
            assertThat(second.path("data").get(0).path("orderId").asString())
                    .isEqualTo(Samples.orderId(customer("guest-7"), "gala", 7).toString());
            assertThat(json(app, "/api/showtimes/gala/holds", organizer())
                            .path("data")
                            .size())
                    .isEqualTo(6);
            Map<String, String> csv = new HashMap<>(organizer());
            csv.put("Accept", "text/csv");
            String table =
                    new String(get(app, "/api/showtimes/gala/orders", csv).body(), StandardCharsets.UTF_8);
            assertThat(table.lines()).hasSize(13);
        }
    }
}
