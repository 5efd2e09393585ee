package io.seatlog.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.seatlog.audit.Evidence;
import io.seatlog.audit.Ledger;
import io.seatlog.audit.MoneyAudit;
import io.seatlog.standalone.client.SeatlogClient;
import io.seatlog.wire.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Buyers pay in the very moment in which their holds end, while others want the same seats: each is paid, or has neither
 * seats nor anything to pay.
 */
class DeadlineRaceIT {

    /** How many payments race a deadline; many more by hand. */
    private static final int RACES = Integer.getInteger("seatlog.races", 100);

    private static final String SHOWTIME = "races";
    private static final int SEATS_A_ROW = 100;
    private static final int PRICE = 5_000;
    private static final Duration REST_MAX = Duration.ofSeconds(60);

    private final Stage stage = new Stage(SeatlogClient.at(RunningStandalone.origin()));

    @Test
    void whoPaysAtTheDeadlineIsPaidOrLetGoAndNeverInBetween() throws Exception {
        // Not every try is close: where others use the machine too, some pay late.
        int rows = 5 * RACES / SEATS_A_ROW + 1;
        Map<String, Object> house = Stage.house("PT5S");
        house.put("maxSeatsPerCustomer", rows * SEATS_A_ROW);
        house.put("prices", Map.of("Seat", PRICE));
        house.put(
                "sections",
                List.of(Map.of("id", "stalls", "category", "Seat", "rows", rows, "seatsPerRow", SEATS_A_ROW)));
        stage.publish(SHOWTIME, house);

        List<Race> races = new Racecourse(stage, SHOWTIME, rows, SEATS_A_ROW).run(RACES);

        await("everything is paid or let go")
                .atMost(REST_MAX)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(unfinished(races, Books.of(SHOWTIME))).isEmpty());
        report(races, Books.of(SHOWTIME));
    }

    /** What is not as it must be in the end. */
    private static List<String> unfinished(List<Race> races, Evidence books) {
        List<String> faults =
                new ArrayList<>(MoneyAudit.of(books, Instant.now()).faults());
        Map<String, Ledger.Session> sessions = Books.sessions(books);
        for (Race race : races) {
            OrderStatus status = books.orders().get(race.orderId()).getStatus();
            if (!isRight(status, sessions.get(race.orderId()))) {
                faults.add(race + " is " + status + ", the provider knows " + sessions.get(race.orderId()));
            }
        }
        return faults;
    }

    /** Paid once and whole, or expired with all that the card's bank kept aside let go. */
    private static boolean isRight(OrderStatus status, Ledger.@Nullable Session session) {
        Ledger.Payment payment = session == null ? null : session.payment();
        if (status == OrderStatus.PAID) {
            return payment != null && payment.captured() == PRICE && payment.held() == 0 && payment.refunded() == 0;
        }
        return status == OrderStatus.EXPIRED
                && (payment == null || payment.captured() == 0 && payment.held() == 0 && payment.released() == PRICE);
    }

    private static void report(List<Race> races, Evidence books) {
        Map<String, Ledger.Session> sessions = Books.sessions(books);
        List<Race> close = races.stream().filter(Race::isClose).toList();
        Map<String, Long> ends = close.stream()
                .collect(Collectors.groupingBy(
                        race -> books.orders().get(race.orderId()).getStatus() + (race.isEarly() ? " early" : " late"),
                        TreeMap::new,
                        Collectors.counting()));
        long letGo = races.stream()
                .map(race -> sessions.get(race.orderId()))
                .filter(session -> session != null && session.payment() != null)
                .filter(session -> session.payment().released() > 0)
                .count();
        System.out.printf(
                "Races: %,d tried, %,d authorised within %d ms of the deadline: %s; %,d let go in all%n",
                races.size(), close.size(), Race.CLOSE.toMillis(), ends, letGo);
        assertThat(close).hasSizeGreaterThanOrEqualTo(RACES);
    }
}
