package io.seatlog.ingest.plan;

import io.seatlog.ingest.edge.Faults;
import io.seatlog.ingest.edge.JsonCursor;
import java.nio.charset.StandardCharsets;

/** Seating plans for tests. */
public final class Plans {

    private Plans() {}

    /** One zone of one row: three seats, an aisle, two seats. */
    static final String SMALL = """
            {"name":"House","size":{"width":10,"height":5},
             "categories":[{"name":"A","color":"#f00"},{"name":"B"}],
             "zones":[{"name":"Stalls left!","position":{"x":1,"y":2},
               "areas":[{"shape":"rectangle","position":{"x":0.5,"y":0}}],
               "rows":[{"row_number":"1","row_label":"Row %s","position":{"x":0,"y":1},"seats":[
                 {"seat_guid":"s1","seat_number":"1","position":{"x":0,"y":0},"category":"A","radius":3},
                 {"seat_guid":"s2","seat_number":2,"position":{"x":1,"y":0},"category":"A"},
                 {"seat_guid":"s3","seat_number":"3","position":{"x":2,"y":0},"category":"B"},
                 {"seat_guid":"s4","seat_number":"4","position":{"x":4,"y":0},"category":"B"},
                 {"seat_guid":"s5","seat_number":"5","position":{"x":5,"y":0},"category":"B"}]}]}]}
            """;

    static SeatingPlan read(String json, Faults faults) {
        SeatingPlan[] plan = new SeatingPlan[1];
        JsonCursor.read(json.getBytes(StandardCharsets.UTF_8), faults, cursor -> {
            plan[0] = PlanReader.read(cursor);
            return faults;
        });
        return plan[0];
    }

    /** A stadium: zones of rows of seats, in one category. */
    public static String stadium(int zones, int rows, int seats) {
        StringBuilder json = new StringBuilder(zones * rows * seats * 100);
        json.append("{\"name\":\"Stadium\",\"size\":{\"width\":1000,\"height\":1000},")
                .append("\"categories\":[{\"name\":\"A\",\"color\":\"#00f\"}],\"zones\":[");
        for (int z = 0; z < zones; z++) {
            json.append(z == 0 ? "" : ",").append("{\"name\":\"Block ").append(z);
            json.append("\",\"zone_id\":\"z")
                    .append(z)
                    .append("\",\"position\":{\"x\":")
                    .append(z * 40);
            json.append(",\"y\":0},\"rows\":[");
            for (int r = 0; r < rows; r++) {
                json.append(r == 0 ? "" : ",").append("{\"row_number\":\"").append(r + 1);
                json.append("\",\"position\":{\"x\":0,\"y\":").append(r).append(".5},\"seats\":[");
                for (int s = 0; s < seats; s++) {
                    json.append(s == 0 ? "" : ",")
                            .append("{\"seat_guid\":\"z")
                            .append(z)
                            .append("-r")
                            .append(r);
                    json.append("-s").append(s).append("\",\"seat_number\":\"").append(s + 1);
                    json.append("\",\"position\":{\"x\":").append(s).append(".25,\"y\":0},\"category\":\"A\"}");
                }
                json.append("]}");
            }
            json.append("]}");
        }
        return json.append("]}").toString();
    }
}
