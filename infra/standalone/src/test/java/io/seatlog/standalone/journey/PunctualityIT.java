package io.seatlog.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.seatlog.standalone.client.SeatlogClient;
import io.seatlog.topic.Topics;
import io.seatlog.wire.ReleaseCause;
import io.seatlog.wire.SeatsHeld;
import io.seatlog.wire.SeatsReleased;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two thousand holds of ten seconds, made one after another and nothing done with. */
class PunctualityIT {

    private static final String SHOWTIME = "punctual";
    private static final int HOLDS = 2_000;
    private static final int BUYERS = 500;
    private static final int CONNECTIONS = 16;
    private static final long HOLD_MS = 10_000;
    private static final long LATE_MAX_MS = 1_000;
    private static final long SHOWN_MAX_MS = 200;

    private final Stage stage = new Stage(SeatlogClient.at(RunningStandalone.origin()));

    @Test
    void aHoldEndsWithinASecondOfItsDeadlineAndItsSeatIsFreeForAll() throws Exception {
        Map<String, Object> house = Stage.house("PT10S");
        house.put("sections", List.of(Map.of("id", "hall", "category", "Seat", "rows", 40, "seatsPerRow", HOLDS / 40)));
        stage.publish(SHOWTIME, house);
        try (Rush buyers = new Rush(RunningStandalone.origin(), CONNECTIONS);
                FeedArrivals feed = new FeedArrivals(RunningStandalone.origin(), SHOWTIME)) {
            Machine machine = new Machine();
            List<String> tokens = buyers.tokens("punctual", BUYERS);
            List<Rush.Request> wishes = Rush.requests(tokens, HOLDS, "{\"quantity\":1}");
            List<Rush.Told> told = buyers.ask(SHOWTIME, wishes);
            assertThat(Rush.statuses(told)).isEqualTo(Map.of(201, (long) HOLDS));
            await().atMost(Duration.ofSeconds(40))
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> stage.anybody()
                                    .get("/api/showtimes/" + SHOWTIME + "/availability")
                                    .number("free")
                            == HOLDS);

            List<SeatsReleased> released = CommittedLog.of(Topics.SEAT_FACTS, SeatsReleased.class, SHOWTIME);
            long[] lasted = lasted(released);
            long[] shown = released.stream()
                    .mapToLong(fact -> feed.of(fact.getNumber()) - fact.getAt().toEpochMilli())
                    .sorted()
                    .toArray();
            System.out.printf(
                    "Punctuality: %d holds of 10 s made in %.1f s ended after %d to %d ms (p99.9 %d ms), and were"
                            + " free in the feed %d ms later (median; p99 %d ms, p99.9 %d ms; %s)%n",
                    lasted.length,
                    Rush.spreadMs(told.stream().flatMapToLong(Rush.Told::moments)) / 1e3,
                    lasted[0],
                    lasted[lasted.length - 1],
                    p999(lasted),
                    shown[shown.length / 2],
                    percentile(shown, 0.99),
                    p999(shown),
                    machine);
            boolean undisturbed = machine.wasOurs();
            assertThat(lasted).hasSize(HOLDS);
            assertThat(lasted[0]).isGreaterThanOrEqualTo(HOLD_MS);
            if (undisturbed) {
                assertThat(p999(lasted)).isLessThanOrEqualTo(HOLD_MS + LATE_MAX_MS);
                assertThat(p999(shown)).isLessThanOrEqualTo(SHOWN_MAX_MS);
            }
            List<Rush.Request> again = Rush.requests(tokens, HOLDS, "{\"quantity\":1}").stream()
                    .map(wish -> new Rush.Request(wish.token(), "again-" + wish.key(), wish.wish()))
                    .toList();
            assertThat(Rush.statuses(buyers.ask(SHOWTIME, again))).isEqualTo(Map.of(201, (long) HOLDS));
        }
    }

    /** How long each hold lasted by the log's own time, in order of length. */
    private static long[] lasted(List<SeatsReleased> released) {
        Map<String, Instant> since = new HashMap<>();
        CommittedLog.of(Topics.SEAT_FACTS, SeatsHeld.class, SHOWTIME)
                .forEach(fact -> since.put(fact.getOrderId(), fact.getAt()));
        assertThat(released).allMatch(fact -> fact.getCause() == ReleaseCause.EXPIRED);
        return released.stream()
                .mapToLong(fact -> Duration.between(since.remove(fact.getOrderId()), fact.getAt())
                        .toMillis())
                .sorted()
                .toArray();
    }

    private static long p999(long[] sorted) {
        return percentile(sorted, 0.999);
    }

    private static long percentile(long[] sorted, double share) {
        return sorted[(int) Math.ceil(sorted.length * share) - 1];
    }
}
