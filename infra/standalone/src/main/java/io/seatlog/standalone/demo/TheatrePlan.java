package io.seatlog.standalone.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A theatre in the form of a seating plan: curved rows in stalls, circle and balcony, 2,084 seats. */
final class TheatrePlan {

    private static final double SPACING = 22;
    private static final double STAGE_X = 600;

    private record Zone(String name, String category, int rows, int seatsFirst, int seatsMore, double radius) {}

    private static final List<Zone> ZONES = List.of(
            new Zone("Stalls", "Stalls", 26, 28, 1, 220),
            new Zone("Circle", "Circle", 14, 40, 1, 860),
            new Zone("Balcony", "Balcony", 8, 44, 1, 1240));

    private TheatrePlan() {}

    static Map<String, Object> json() {
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("name", "Old Harbour Theatre");
        plan.put("size", Map.of("width", 1200, "height", 1500));
        plan.put(
                "categories",
                List.of(
                        Map.of("name", "Stalls", "color", "#7f4a91"),
                        Map.of("name", "Circle", "color", "#3b7a57"),
                        Map.of("name", "Balcony", "color", "#c78a2e")));
        plan.put("zones", ZONES.stream().map(TheatrePlan::zone).toList());
        return plan;
    }

    private static Map<String, Object> zone(Zone zone) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int row = 0; row < zone.rows(); row++) {
            rows.add(row(zone, row));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", zone.name());
        json.put("zone_id", zone.name().toLowerCase(java.util.Locale.ROOT));
        json.put("position", Map.of("x", 0, "y", 0));
        json.put("rows", rows);
        return json;
    }

    private static Map<String, Object> row(Zone zone, int row) {
        int count = zone.seatsFirst() + row * zone.seatsMore();
        double radius = zone.radius() + row * SPACING;
        List<Map<String, Object>> seats = new ArrayList<>();
        for (int seat = 0; seat < count; seat++) {
            double angle = (seat - (count - 1) / 2.0) * SPACING / radius;
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("seat_guid", "%s-%d-%d".formatted(zone.name(), row + 1, seat + 1));
            json.put("seat_number", Integer.toString(seat + 1));
            json.put(
                    "position",
                    Map.of("x", rounded(STAGE_X + radius * Math.sin(angle)), "y", rounded(radius * Math.cos(angle))));
            json.put("category", zone.category());
            seats.add(json);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("row_number", Integer.toString(row + 1));
        json.put("seats", seats);
        return json;
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
