package io.seatlog.query.order;

import io.seatlog.query.body.Json;
import io.seatlog.query.order.OrderRow.Amount;
import io.seatlog.query.view.SectionView;
import io.seatlog.query.view.ShowtimeView;
import io.seatlog.seatmap.SeatCounts;
import io.seatlog.wire.OrderStatus;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/** How a sale goes: by category the seats by state, from the map, and the money, from the orders. */
final class Sales {

    private Sales() {}

    static void members(JsonGenerator json, ShowtimeView view, SalesSums sums) {
        Map<String, SeatCounts> counts = new TreeMap<>();
        for (SectionView section : view.sections()) {
            section.state()
                    .countsByCategory()
                    .forEach((category, count) -> counts.merge(category, count, SeatCounts::plus));
        }
        json.writeStringProperty("showtimeId", view.id());
        json.writeNumberProperty("version", view.version());
        Json.time(json, "asOf", view.at());
        json.writeStringProperty("currency", view.showtime().getPolicy().getCurrency());
        json.writeArrayPropertyStart("categories");
        counts.forEach((category, count) -> {
            json.writeStartObject();
            json.writeStringProperty("category", category);
            amounts(json, count, sums.amounts().getOrDefault(category, none(category)));
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeObjectPropertyStart("total");
        amounts(json, view.counts(), sums.amounts().values().stream().reduce(none(""), Amount::plus));
        json.writeEndObject();
        json.writeObjectPropertyStart("orders");
        for (OrderStatus status : new TreeMap<>(sums.orders()).keySet()) {
            json.writeNumberProperty(status.name(), sums.orders().getOrDefault(status, 0));
        }
        json.writeEndObject();
    }

    private static void amounts(JsonGenerator json, SeatCounts count, Amount amount) {
        json.writeNumberProperty("capacity", count.capacity());
        json.writeNumberProperty("free", count.free());
        json.writeNumberProperty("held", count.held());
        json.writeNumberProperty("booked", count.booked());
        json.writeNumberProperty("blocked", count.blocked());
        json.writeNumberProperty("gross", amount.gross());
        json.writeNumberProperty("fees", amount.fees());
        json.writeNumberProperty("tax", amount.tax());
    }

    private static Amount none(String category) {
        return new Amount(category, 0, 0, 0, 0);
    }
}
