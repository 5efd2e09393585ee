package io.seatlog.ingest.sell;

import io.seatlog.id.CustomerId;
import io.seatlog.id.InstallationSecret;
import io.seatlog.id.OrderId;
import io.seatlog.id.OrderKey;
import io.seatlog.ingest.edge.Answer;
import io.seatlog.ingest.edge.JsonWriter;
import io.seatlog.wire.HoldAccepted;
import io.seatlog.wire.SoldSeat;
import java.time.Instant;

/** Writes a new order as its owner reads it. */
final class OrderJson {

    private final InstallationSecret secret;

    OrderJson(InstallationSecret secret) {
        this.secret = secret;
    }

    Answer held(OrderId order, HoldAccepted held, boolean replayed, Instant now) {
        Answer answer =
                Answer.json(201, json -> members(json, order, held, now)).with("Location", "/api/orders/" + order);
        return replayed ? answer.with("Idempotent-Replayed", "true") : answer;
    }

    private void members(JsonWriter json, OrderId order, HoldAccepted held, Instant now) {
        json.member("orderId", held.getOrderId());
        json.member("reference", order.reference());
        json.member("showtimeId", held.getShowtimeId());
        json.member("status", "HELD");
        json.array("seats");
        held.getSeats().forEach(seat -> seat(json, seat));
        json.endArray();
        json.member("total", held.getTotal());
        json.member("currency", held.getCurrency());
        json.member("createdAt", held.getHeldAt());
        json.member("expiresAt", held.getDeadline());
        json.member("now", now);
        json.object("payment").member("status", "NONE").endObject();
        json.array("refunds").endArray();
        json.object("receipt").member("partition", held.getReceipt().getPartition());
        json.member("offset", held.getReceipt().getOffset()).endObject();
        json.member("key", OrderKey.of(secret, new CustomerId(held.getCustomer()), order));
    }

    private static void seat(JsonWriter json, SoldSeat seat) {
        json.object().member("id", seat.getId()).member("section", seat.getSection());
        if (!seat.getRow().isEmpty()) {
            json.member("row", seat.getRow());
        }
        if (!seat.getNumber().isEmpty()) {
            json.member("number", seat.getNumber());
        }
        json.member("category", seat.getCategory());
        json.member("price", seat.getPrice().getAmount()).endObject();
    }
}
