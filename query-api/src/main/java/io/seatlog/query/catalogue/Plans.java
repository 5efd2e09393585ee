package io.seatlog.query.catalogue;

import io.seatlog.query.body.Body;
import io.seatlog.query.body.BodyCache;
import io.seatlog.query.body.Json;
import io.seatlog.query.catalogue.SeatPlaces.Row;
import io.seatlog.wire.Plan;
import io.seatlog.wire.PlanCategory;
import io.seatlog.wire.PlanSection;
import io.seatlog.wire.SectionGeometry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import tools.jackson.core.JsonGenerator;

/** How a house is drawn: overview, geometry of all sections, one section with its seats' ids. None of it ever changes. */
public final class Plans {

    /** Coordinates are whole numbers of this part of the plan's unit: finer than any screen shows. */
    private static final double UNIT = 0.01;

    private final Catalogue catalogue;
    private final BodyCache bodies;

    public Plans(Catalogue catalogue, Executor worker, long cacheBytesMax) {
        this.catalogue = catalogue;
        this.bodies = new BodyCache(worker, cacheBytesMax);
    }

    /** The overview of a plan; empty if there is no such plan. */
    public CompletableFuture<Optional<Body>> overview(String planId) {
        return bodies.get(planId, () -> catalogue.plan(planId).map(plan -> Body.lasting(overview(plan))));
    }

    /** All sections of a plan in columns, without ids; empty if not all have come. */
    public CompletableFuture<Optional<Body>> geometry(String planId) {
        return bodies.get(planId + "/geometry", () -> catalogue.plan(planId).flatMap(this::geometry));
    }

    /** One section of a plan, with ids; empty if there is no such section. */
    public CompletableFuture<Optional<Body>> section(String planId, String section) {
        return bodies.get(planId + "/sections/" + section, () -> catalogue
                .geometry(planId, section)
                .map(geometry -> Body.lasting(Json.object(json -> {
                    json.writeNumberProperty("unit", UNIT);
                    members(json, geometry, true);
                }))));
    }

    private static byte[] overview(Plan plan) {
        return Json.object(json -> {
            json.writeStringProperty("planId", plan.getPlanId());
            json.writeStringProperty("name", plan.getName());
            json.writeObjectPropertyStart("size");
            json.writeNumberProperty("width", plan.getWidth());
            json.writeNumberProperty("height", plan.getHeight());
            json.writeEndObject();
            json.writeArrayPropertyStart("categories");
            for (PlanCategory category : plan.getCategories()) {
                json.writeStartObject();
                json.writeStringProperty("name", category.getName());
                json.writeStringProperty("color", category.getColor());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("sections");
            plan.getSections().forEach(section -> overview(json, section));
            json.writeEndArray();
            json.writeName("areas");
            json.writeRawValue(plan.getAreas());
        });
    }

    private static void overview(JsonGenerator json, PlanSection section) {
        json.writeStartObject();
        json.writeStringProperty("id", section.getSection());
        json.writeStringProperty("name", section.getName());
        json.writeStringProperty("kind", section.getKind());
        json.writeNumberProperty("rows", section.getRows());
        json.writeNumberProperty("seats", section.getSeats());
        Json.texts(json, "categories", section.getCategories());
        json.writeArrayPropertyStart("outline");
        section.getOutline().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeEndObject();
    }

    private Optional<Body> geometry(Plan plan) {
        List<SectionGeometry> sections = new ArrayList<>();
        for (PlanSection section : plan.getSections()) {
            Optional<SectionGeometry> geometry = catalogue.geometry(plan.getPlanId(), section.getSection());
            if (geometry.isEmpty()) {
                return Optional.empty();
            }
            sections.add(geometry.get());
        }
        return Optional.of(Body.lasting(Json.object(json -> {
            json.writeNumberProperty("unit", UNIT);
            json.writeArrayPropertyStart("sections");
            for (SectionGeometry section : sections) {
                json.writeStartObject();
                members(json, section, false);
                json.writeEndObject();
            }
            json.writeEndArray();
        })));
    }

    private static void members(JsonGenerator json, SectionGeometry section, boolean withIds) {
        json.writeStringProperty("id", section.getSection());
        Json.texts(json, "categories", section.getCategories());
        json.writeArrayPropertyStart("rows");
        for (Row row : SeatPlaces.rows(section)) {
            json.writeStartObject();
            json.writeStringProperty("row", row.row());
            json.writeNumberProperty("first", row.first());
            json.writeNumberProperty("count", row.count());
            if (withIds) {
                Json.texts(json, "ids", row.ids());
            }
            if (!row.isNumberedFromOne()) {
                Json.texts(json, "labels", row.numbers());
            }
            category(json, row);
            points(json, row);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void category(JsonGenerator json, Row row) {
        int one = row.oneCategory();
        if (one >= 0) {
            json.writeNumberProperty("category", one);
            return;
        }
        json.writeArrayPropertyStart("category");
        row.categories().forEach(json::writeNumber);
        json.writeEndArray();
    }

    /** Each pair is the step from the seat before, the first one from 0,0: most steps in a row are the same. */
    private static void points(JsonGenerator json, Row row) {
        json.writeArrayPropertyStart("xy");
        long x = 0;
        long y = 0;
        for (int i = 0; i < row.count(); i++) {
            long nextX = Math.round(row.points().x().get(i) / UNIT);
            long nextY = Math.round(row.points().y().get(i) / UNIT);
            json.writeNumber(nextX - x);
            json.writeNumber(nextY - y);
            x = nextX;
            y = nextY;
        }
        json.writeEndArray();
    }
}
