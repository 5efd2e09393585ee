package io.seatlog.query;

import static io.seatlog.query.TwoInstances.KEY;
import static io.seatlog.query.TwoInstances.await;
import static io.seatlog.query.TwoInstances.customer;
import static io.seatlog.query.TwoInstances.doorkeeper;
import static io.seatlog.query.TwoInstances.get;
import static io.seatlog.query.TwoInstances.json;
import static io.seatlog.query.TwoInstances.organizer;
import static io.seatlog.query.TwoInstances.parse;
import static io.seatlog.query.TwoInstances.problem;
import static io.seatlog.query.TwoInstances.publish;
import static io.seatlog.query.TwoInstances.token;
import static io.seatlog.query.TwoInstances.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderKey;
import io.seatlog.id.ShowtimeId;
import io.seatlog.ticket.TicketCodec;
import io.seatlog.ticket.TicketKeys;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderStatus;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Tickets, for who has them and for the door. */
@ExtendWith(TwoInstances.class)
class TicketReadsIT {

    @Test
    void theOwnerReadsTicketsAndWhoHasTheKeyShowsThem() throws Exception {
        String customer = customer("ticketed");
        Order order = Samples.ticketed(customer, "hall", 70);
        write(order);
        String path = "/api/orders/" + order.getOrderId() + "/tickets";
        String key = OrderKey.of(KEY, new CustomerId(customer), Samples.orderId(customer, "hall", 70));
        for (int app = 0; app < 2; app++) {
            HttpResponse<byte[]> answer = get(app, path, token("ticketed"));
            JsonNode first = parse(answer.body()).path("tickets").get(0);
            String token = first.path("token").asString();
            assertThat(new TicketCodec(new TicketKeys(KEY, 1, 1))
                            .decode(token)
                            .ticket(new ShowtimeId("hall"))
                            .toString())
                    .isEqualTo(first.path("id").asString())
                    .isEqualTo(order.getOrderId() + "-1");
            assertThat(answer.headers().firstValue("cache-control")).contains("private, no-cache");
            assertThat(get(app, path + "?key=" + key, Map.of("If-None-Match", "\"7.1\""))
                            .statusCode())
                    .isEqualTo(304);

            HttpResponse<byte[]> picture = get(app, path + '/' + order.getOrderId() + "-1.png?key=" + key, Map.of());
            assertThat(picture.headers().firstValue("content-type")).contains("image/png");
            assertThat(ImageIO.read(new ByteArrayInputStream(picture.body())).getWidth())
                    .isEqualTo(530);

            HttpResponse<byte[]> page = get(app, "/tickets/" + order.getOrderId() + "-1?key=" + key, Map.of());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("content-type")).contains("text/html;charset=UTF-8");
            assertThat(page.headers().firstValue("referrer-policy")).contains("no-referrer");
            assertThat(new String(page.body(), StandardCharsets.UTF_8))
                    .contains("<h1>Faust</h1>", "Berlin time · Old Hall", "Section a");
        }
    }

    @Test
    void nobodyElseSeesTicketsAndNoOtherTicketsAreThere() {
        String customer = customer("ticketed");
        Order order = Samples.ticketed(customer, "hall", 71);
        write(order);
        String id = order.getOrderId();
        String key = OrderKey.of(KEY, new CustomerId(customer), Samples.orderId(customer, "hall", 71));
        String other = OrderKey.of(KEY, new CustomerId(customer), Samples.orderId(customer, "hall", 70));
        await(() -> get(0, "/tickets/" + id + "-1?key=" + key, Map.of()).statusCode(), 200);

        problem(get(0, "/api/orders/" + id + "/tickets", Map.of()), 401, "UNAUTHENTICATED");
        problem(get(0, "/api/orders/" + id + "/tickets?key=" + other, Map.of()), 404, "ORDER_NOT_FOUND");
        problem(get(0, "/api/orders/" + id + "/tickets", token("somebody-else")), 404, "ORDER_NOT_FOUND");
        problem(get(0, "/api/orders/hall.x/tickets", token("ticketed")), 404, "ORDER_NOT_FOUND");
        for (String none : List.of("-3", "-4", "-0", "")) {
            problem(
                    get(0, "/api/orders/" + id + "/tickets/" + id + none + ".png", token("ticketed")),
                    404,
                    "NOT_FOUND");
        }
        for (String none : List.of("-1", "-1?key=", "-1?key=" + other, "-4?key=" + key, "?key=" + key)) {
            problem(get(0, "/tickets/" + id + none, Map.of()), 404, "NOT_FOUND");
            HttpResponse<byte[]> page = get(0, "/tickets/" + id + none, Map.of("Accept", "text/html,*/*;q=0.8"));
            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(new String(page.body(), StandardCharsets.UTF_8)).contains("There is no such ticket here");
        }
    }

    @Test
    void theDoorReadsWhichTicketsChangedSinceItAskedLast() {
        publish("door");
        Order first = Samples.ticketed(customer("first"), "door", 1);
        write(first);
        write(Samples.order(customer("other"), "door", 2, OrderStatus.PAID));
        for (int app = 0; app < 2; app++) {
            int instance = app;
            await(() -> door(instance, "").path("void").size(), 1 + instance);
            JsonNode read = door(app, "");
            assertThat(read.path("keys").size()).isEqualTo(2);
            assertThat(read.path("void").toString()).contains(first.getOrderId() + "-3");
            assertThat(read.path("admitted").toString())
                    .contains("[\"" + first.getOrderId() + "-2\",\"2099-06-01T17:30:00Z\",\"Gate <B>\"]");
            assertThat(read.path("more").asBoolean()).isFalse();

            String cursor = read.path("cursor").asString();
            assertThat(door(1 - app, "?since=" + cursor).path("void").size()).isZero();
            Order next = Samples.ticketed(customer("next-" + app), "door", 3 + app);
            write(next);
            await(() -> door(instance, "?since=" + cursor).path("void").path(0).asString(""), next.getOrderId() + "-3");
        }
        problem(get(0, "/api/showtimes/door/door", token("someone")), 403, "FORBIDDEN");
        problem(get(0, "/api/showtimes/door/door?since=AAAA", organizer()), 422, "REQUEST_INVALID");
        problem(get(0, "/api/showtimes/none/door", organizer()), 404, "SHOWTIME_UNKNOWN");
        problem(
                get(
                        0,
                        "/api/showtimes/hall/door?since="
                                + door(0, "").path("cursor").asString(),
                        organizer()),
                422,
                "REQUEST_INVALID");
    }

    private static JsonNode door(int app, String query) {
        return json(app, "/api/showtimes/door/door" + query, doorkeeper());
    }

    @Test
    void everybodyReadsTheKeysThatCheckTickets() {
        JsonNode keys = json(1, "/api/tickets/keys", Map.of()).path("keys");

        assertThat(keys.size()).as("the one that signs, and the next").isEqualTo(2);
        assertThat(keys.get(0).path("kid").asString()).isEqualTo("1");
        assertThat(keys.get(0).path("crv").asString()).isEqualTo("Ed25519");
        assertThat(keys.get(0).path("x").asString())
                .isEqualTo(new TicketKeys(KEY, 1, 1).publicKeys().get(0).x());
    }
}
