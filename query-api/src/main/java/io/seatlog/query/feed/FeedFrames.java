package io.seatlog.query.feed;

import io.seatlog.query.body.Json;
import io.seatlog.query.view.SectionView;
import io.seatlog.query.view.ShowtimeView;
import io.seatlog.sale.ShowtimeStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The feed's messages of one showtime, each written once and shared by all connections that are sent it. */
final class FeedFrames {

    private @Nullable ShowtimeView snapshotOf;
    private @Nullable ShowtimeStatus snapshotSales;
    private byte[] snapshot = {};
    private @Nullable ShowtimeView deltasTo;
    private final Map<Long, byte[]> deltas = new HashMap<>();
    private final Map<String, byte[]> seats = new HashMap<>();
    private final Map<String, SectionView> seatsOf = new HashMap<>();
    private @Nullable Sales salesOf;
    private byte[] sales = {};

    synchronized byte[] snapshot(ShowtimeView view, Sales current) {
        if (view != snapshotOf || current.status() != snapshotSales) {
            snapshot = ShowtimeView.withSections(
                    Json.object(json -> {
                        json.writeStringProperty("type", "snapshot");
                        json.writeNumberProperty("version", view.version());
                        json.writeStringProperty("asOf", view.at().toString());
                        json.writeStringProperty("sales", current.status().name());
                    }),
                    view.sections());
            snapshotOf = view;
            snapshotSales = current.status();
        }
        return snapshot;
    }

    /** Counters that changed between two views; most connections come from the same one. */
    synchronized byte[] delta(ShowtimeView from, ShowtimeView to) {
        if (to != deltasTo) {
            deltas.clear();
            deltasTo = to;
        }
        return deltas.computeIfAbsent(from.version(), version -> writeDelta(from, to));
    }

    /** The state of every seat of a section. */
    synchronized byte[] seats(SectionView section) {
        if (seatsOf.put(section.id(), section) != section) {
            seats.put(section.id(), Json.object(json -> {
                json.writeStringProperty("type", "seats");
                json.writeStringProperty("section", section.id());
                json.writeNumberProperty("version", section.changed());
                json.writeStringProperty("bits", section.bits());
            }));
        }
        return seats.getOrDefault(section.id(), new byte[0]);
    }

    synchronized byte[] sales(Sales current) {
        if (!current.equals(salesOf)) {
            sales = Json.object(json -> {
                json.writeStringProperty("type", "sales");
                json.writeStringProperty("status", current.status().name());
                Json.time(json, "salesOpenAt", current.salesOpenAt());
                Json.time(json, "salesCloseAt", current.salesCloseAt());
            });
            salesOf = current;
        }
        return sales;
    }

    private static byte[] writeDelta(ShowtimeView from, ShowtimeView to) {
        List<SectionView> changed = to.sections().stream()
                .filter(section -> from.section(section.id())
                        .map(before -> !section.countsAs(before))
                        .orElse(true))
                .toList();
        return ShowtimeView.withSections(
                Json.object(json -> {
                    json.writeStringProperty("type", "delta");
                    json.writeNumberProperty("from", from.version());
                    json.writeNumberProperty("version", to.version());
                    json.writeStringProperty("asOf", to.at().toString());
                }),
                changed);
    }
}
