package io.seatlog.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import io.seatlog.topic.Topics;
import io.seatlog.wire.HoldSeats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A thousand buyers want the last seat in the same moment: one gets it, and the log does not see the others. */
class LastSeatIT {

    private static final String SHOWTIME = "last-seat";
    private static final int CROWD = 1_000;
    private static final int LOGGED_MAX = 50;

    private final Stage stage = new Stage(SeatlogClient.at(RunningStandalone.origin()));

    @Test
    void oneOfAThousandGetsTheLastSeatAndTheOthersAreRefusedAtTheGate() {
        try (Rush crowd = new Rush(RunningStandalone.origin(), CROWD)) {
            List<String> tokens = crowd.tokens("last-seat", CROWD);
            sellAllButOneSeat(tokens);
            crowd.connect();
            int before = commands();
            Machine machine = new Machine();

            List<Rush.Told> told = crowd.ask(SHOWTIME, wishes(tokens));

            int logged = commands() - before;
            double sentWithinMs = Rush.spreadMs(told.stream().mapToLong(Rush.Told::sentNanos));
            System.out.printf(
                    "Last seat: %d requests sent within %.0f ms, answered within %.0f ms, %d of them in the log (%s)%n",
                    told.size(),
                    sentWithinMs,
                    Rush.spreadMs(told.stream().flatMapToLong(Rush.Told::moments)),
                    logged,
                    machine);
            assertThat(Rush.statuses(told)).isEqualTo(Map.of(201, 1L, 409, CROWD - 1L));
            assertThat(told)
                    .filteredOn(one -> one.status() == 201)
                    .singleElement()
                    .satisfies(this::getsTheSameAgain);
            assertThat(logged).isLessThan(LOGGED_MAX);
        }
    }

    /** As in a sale: the house fills, until everybody reads that one seat is left. */
    private void sellAllButOneSeat(List<String> tokens) {
        Map<String, Object> house = Stage.house("PT10M");
        house.put("sections", List.of(Map.of("id", "stalls", "category", "Seat", "rows", 20, "seatsPerRow", 20)));
        stage.publish(SHOWTIME, house);
        List<Rush.Request> first = Rush.requests(tokens, 399, "{\"quantity\":1}");
        try (Rush early = new Rush(RunningStandalone.origin(), 32)) {
            assertThat(Rush.statuses(early.ask(SHOWTIME, first))).isEqualTo(Map.of(201, 399L));
        }
        stage.awaitAvailability(SHOWTIME, read -> read.number("free") == 1);
    }

    /** One half wants any seat, the other half names the one that is left. */
    private List<Rush.Request> wishes(List<String> tokens) {
        String left = "";
        for (var seat : stage.anybody()
                .get("/api/showtimes/" + SHOWTIME + "/seats?section=stalls")
                .expect(200)
                .body()
                .path("sections")
                .path(0)
                .path("seats")) {
            if (seat.path("status").asString().equals("FREE")) {
                left = seat.path("id").asString();
            }
        }
        List<Rush.Request> wishes = new ArrayList<>();
        for (int number = 0; number < tokens.size(); number++) {
            String wish = number % 2 == 0 ? "{\"quantity\":1}" : "{\"seats\":[\"" + left + "\"]}";
            wishes.add(new Rush.Request(tokens.get(number), "last", wish));
        }
        return wishes;
    }

    private static int commands() {
        return CommittedLog.of(Topics.SEAT_COMMANDS, HoldSeats.class, SHOWTIME).size();
    }

    private void getsTheSameAgain(Rush.Told winner) {
        Answer again = stage.anybody()
                .with(winner.request().token())
                .order(SHOWTIME, winner.request().key(), winner.request().wish())
                .expect(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(Rush.withoutNow(again.body())).isEqualTo(Rush.withoutNow(winner.json()));
    }
}
