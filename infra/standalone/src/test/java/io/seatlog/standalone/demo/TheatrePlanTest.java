package io.seatlog.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TheatrePlanTest {

    @Test
    void everySeatHasAnIdAndAPlaceOfItsOwn() {
        JsonNode plan = new JsonMapper().valueToTree(TheatrePlan.json());
        Set<String> ids = new HashSet<>();
        Set<String> places = new HashSet<>();
        int seats = 0;
        for (JsonNode zone : plan.path("zones")) {
            for (JsonNode row : zone.path("rows")) {
                for (JsonNode seat : row.path("seats")) {
                    seats++;
                    ids.add(seat.path("seat_guid").asString());
                    places.add(seat.path("position").toString());
                }
            }
        }
        assertThat(seats).isEqualTo(2084);
        assertThat(ids).hasSize(seats);
        assertThat(places).hasSize(seats);
    }
}
