package io.seatlog.ingest.plan;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a plan draws and never sells: stages, walls, words. */
final class Areas {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private Areas() {}

    /** The areas of all zones as one JSON array, each moved to where its zone is. */
    static String placed(List<ZoneDraft> zones) {
        ArrayNode all = JSON.createArrayNode();
        for (ZoneDraft zone : zones) {
            if (JSON.readTree(zone.areas) instanceof ArrayNode areas) {
                for (JsonNode area : areas) {
                    if (area instanceof ObjectNode drawn) {
                        all.add(moved(drawn, zone.at));
                    }
                }
            }
        }
        return JSON.writeValueAsString(all);
    }

    private static ObjectNode moved(ObjectNode area, double[] by) {
        JsonNode position = area.path("position");
        area.putObject("position")
                .put("x", position.path("x").asDouble(0) + by[0])
                .put("y", position.path("y").asDouble(0) + by[1]);
        return area;
    }
}
