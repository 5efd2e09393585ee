package io.seatlog.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.standalone.client.SeatlogClient;
import io.seatlog.topic.Topics;
import io.seatlog.wire.SeatsHeld;
import io.seatlog.wire.SoldSeat;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Eight times as many wishes as the house has seats, all at once. */
class RushIT {

    private static final int CONNECTIONS = 64;
    private static final int REQUESTS = 20_000;
    private static final int SEATS = 5_000;
    private static final int BUYERS = 1_000;
    private static final double TOOK_MAX_MS = 6_000;
    private static final String TWO_SEATS = "{\"quantity\":2,\"adjacent\":false}";

    private final Stage stage = new Stage(SeatlogClient.at(RunningStandalone.origin()));

    @Test
    void everySeatIsHeldOnceAndEveryRequestIsAnswered() {
        try (Rush crowd = new Rush(RunningStandalone.origin(), CONNECTIONS)) {
            List<String> tokens = crowd.tokens("rush", BUYERS);
            // What the rush measures is the sale, not how fast a JVM warms up.
            publish("rush-before");
            crowd.ask("rush-before", Rush.requests(tokens, REQUESTS / 2, TWO_SEATS));
            publish("rush");

            Machine machine = new Machine();
            List<Rush.Told> told = crowd.ask("rush", Rush.requests(tokens, REQUESTS, TWO_SEATS));

            double tookMs = Rush.spreadMs(told.stream().flatMapToLong(Rush.Told::moments));
            System.out.printf(
                    "Rush: %d requests through %d connections answered in %.2f s (%s)%n",
                    told.size(), CONNECTIONS, tookMs / 1e3, machine);
            if (machine.wasOurs()) {
                assertThat(tookMs).isLessThan(TOOK_MAX_MS);
            }
            assertThat(Rush.statuses(told)).isEqualTo(Map.of(201, SEATS / 2L, 409, REQUESTS - SEATS / 2L));
            assertThat(seatsTold(told)).isEqualTo(seatsHeld("rush")).hasSize(SEATS);
            assertThat(stage.awaitAvailability("rush", read -> read.number("free") == 0)
                            .number("held"))
                    .isEqualTo(SEATS);
        }
    }

    private void publish(String showtime) {
        Map<String, Object> house = Stage.house("PT10M");
        house.put("maxSeatsPerCustomer", 100);
        house.put(
                "sections",
                IntStream.range(0, 5)
                        .mapToObj(number -> Map.of(
                                "id", "block-" + number, "category", "Seat", "rows", 20, "seatsPerRow", SEATS / 100))
                        .toList());
        stage.publish(showtime, house);
    }

    /** What buyers were told is theirs; nobody was told what another was told. */
    private static Set<String> seatsTold(List<Rush.Told> told) {
        Set<String> seats = new HashSet<>();
        told.stream().filter(one -> one.status() == 201).forEach(one -> {
            for (var seat : one.json().path("seats")) {
                String id = seat.path("id").asString();
                assertThat(seats.add(id)).as("told once: %s", id).isTrue();
            }
        });
        return seats;
    }

    /** What the log says; no seat is in two of its holds. */
    private static Set<String> seatsHeld(String showtime) {
        Set<String> seats = new HashSet<>();
        for (SeatsHeld fact : CommittedLog.of(Topics.SEAT_FACTS, SeatsHeld.class, showtime)) {
            for (SoldSeat seat : fact.getSeats()) {
                assertThat(seats.add(seat.getId()))
                        .as("held once: %s", seat.getId())
                        .isTrue();
            }
        }
        return seats;
    }
}
