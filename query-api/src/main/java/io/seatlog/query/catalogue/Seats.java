package io.seatlog.query.catalogue;

import io.seatlog.query.body.Body;
import io.seatlog.query.body.Json;
import io.seatlog.query.catalogue.SeatPlaces.Row;
import io.seatlog.query.view.SectionView;
import io.seatlog.query.view.ShowtimeView;
import io.seatlog.seatmap.House;
import io.seatlog.seatmap.HouseSection;
import io.seatlog.seatmap.SeatBits;
import io.seatlog.topic.Topics;
import io.seatlog.wire.CategoryPrice;
import io.seatlog.wire.SectionLayout;
import io.seatlog.wire.SectionRef;
import io.seatlog.wire.Showtime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.core.JsonGenerator;

/** Every seat with everything about it, for scripts: joins layout, state, price and place. */
public final class Seats {

    private final Tables tables;
    private final Catalogue catalogue;

    public Seats(Tables tables, Catalogue catalogue) {
        this.tables = tables;
        this.catalogue = catalogue;
    }

    /** The seats of some sections as they stand in this view; empty if a layout has not come. */
    public Optional<Body> body(ShowtimeView view, Collection<SectionView> sections) {
        Map<String, HouseSection> layouts = new HashMap<>();
        for (SectionView section : sections) {
            Optional<HouseSection> layout = layout(view.showtime(), section.id());
            if (layout.isEmpty()) {
                return Optional.empty();
            }
            layouts.put(section.id(), layout.get());
        }
        return Optional.of(Body.brief(Json.object(json -> {
            json.writeNumberProperty("version", view.version());
            Json.time(json, "asOf", view.at());
            json.writeStringProperty("currency", view.showtime().getPolicy().getCurrency());
            json.writeArrayPropertyStart("sections");
            for (SectionView section : sections) {
                HouseSection layout = layouts.get(section.id());
                if (layout != null) {
                    section(json, view.showtime(), section, layout);
                }
            }
            json.writeEndArray();
        })));
    }

    private Optional<HouseSection> layout(Showtime showtime, String section) {
        SectionRef ref = showtime.getSections().stream()
                .filter(candidate -> candidate.getSection().equals(section))
                .findFirst()
                .orElseThrow();
        House house = new House();
        for (int part = 0; part < ref.getParts(); part++) {
            String key =
                    String.join("/", showtime.getShowtimeId(), showtime.getDraft(), section, Integer.toString(part));
            tables.read(Topics.SECTIONS, key, SectionLayout.class).ifPresent(house::add);
        }
        return house.section(section).filter(HouseSection::isComplete);
    }

    private void section(JsonGenerator json, Showtime showtime, SectionView view, HouseSection layout) {
        Map<String, Long> prices = new HashMap<>();
        for (CategoryPrice price : showtime.getPolicy().getPrices()) {
            prices.put(price.getCategory(), price.getPrice().getAmount());
        }
        double[][] places = places(showtime.getPlanId(), layout);
        json.writeStartObject();
        json.writeStringProperty("id", layout.id());
        json.writeArrayPropertyStart("seats");
        for (int index = 0; index < layout.seats(); index++) {
            String category = layout.category(index);
            json.writeStartObject();
            json.writeStringProperty("id", layout.seatId(index));
            optional(json, "row", layout.row(index));
            optional(json, "number", layout.number(index));
            json.writeStringProperty("category", category);
            json.writeNumberProperty("price", prices.getOrDefault(category, 0L));
            json.writeStringProperty(
                    "status", SeatBits.state(view.state().code(index)).name());
            if (index < places.length) {
                json.writeNumberProperty("x", places[index][0]);
                json.writeNumberProperty("y", places[index][1]);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private double[][] places(String planId, HouseSection layout) {
        return catalogue
                .geometry(planId, layout.id())
                .map(geometry -> SeatPlaces.rows(geometry).stream()
                        .map(Row::points)
                        .flatMap(points -> IntStream.range(0, points.count()).mapToObj(i ->
                                new double[] {points.x().get(i), points.y().get(i)}))
                        .toArray(double[][]::new))
                .orElseGet(() -> new double[0][]);
    }

    private static void optional(JsonGenerator json, String name, String value) {
        if (!value.isEmpty()) {
            json.writeStringProperty(name, value);
        }
    }
}
