package io.seatlog.ingest.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.ingest.gate.HoldRequest.Best;
import io.seatlog.reason.Reason;
import io.seatlog.wire.SalesState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule by rule, in the order of the rules. */
class ShowtimeGateTest {

    private static final long NOW = Instant.parse("2026-06-01T12:00:00Z").toEpochMilli();

    private final Sales sales = new Sales(3);
    private final ShowtimeGate gate = new ShowtimeGate(sales.view());

    @Test
    void isQuietUntilTheSixteenthRequestOfASecond() {
        for (int i = 0; i < 15; i++) {
            assertThat(gate.isBusy(NOW + i)).isFalse();
        }
        assertThat(gate.isBusy(NOW + 15)).isTrue();
        assertThat(gate.isBusy(NOW + 1_016)).isFalse();
    }

    @Test
    void passesWhoseTagIsOnASeatAlthoughNothingIsFree() {
        sales.hold("buyer", 0, 1, 2);
        gate.view(sales.view());

        assertThat(verdict(best("buyer", 1), 0)).isEqualTo(Verdict.Kind.PASS);
        assertThat(verdict(best("other", 1), 0)).isEqualTo(Verdict.Kind.REFUSE);
    }

    @Test
    void refusesWhatTheViewProvesImpossible() {
        sales.hold("buyer", 0, 1);
        gate.view(sales.view());

        assertThat(gate.judge(best("other", 2), 0, NOW).problem()).satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo(Reason.NOT_ENOUGH_FREE);
            assertThat(problem.facts().free()).isEqualTo(1);
            assertThat(problem.facts().held()).isEqualTo(2);
            assertThat(problem.facts().version()).isEqualTo(sales.version());
        });
        assertThat(gate.judge(best("other", 4), 0, NOW).problem().reason()).isEqualTo(Reason.SOLD_OUT);
        assertThat(gate.judge(named("other", "s:1:1", "s:1:3"), 0, NOW).problem())
                .satisfies(problem -> {
                    assertThat(problem.reason()).isEqualTo(Reason.SEATS_HELD);
                    assertThat(problem.facts().seats()).containsExactly("s:1:1");
                });
    }

    @Test
    void tellsBlockedBeforeBookedBeforeHeld() {
        sales.hold("a", 0).book("b", 1).block(2);
        gate.view(sales.view());

        assertThat(gate.judge(named("c", "s:1:1", "s:1:2", "s:1:3"), 0, NOW)
                        .problem()
                        .reason())
                .isEqualTo(Reason.SEATS_BLOCKED);
        assertThat(gate.judge(named("c", "s:1:1", "s:1:2"), 0, NOW).problem().reason())
                .isEqualTo(Reason.SEATS_BOOKED);
    }

    @Test
    void waitsWithARefusalUntilTheViewHasWhatWasReadWhenTheRequestCame() {
        sales.hold("buyer", 0, 1, 2);
        gate.view(sales.view());

        assertThat(verdict(best("other", 1), sales.version() + 1)).isEqualTo(Verdict.Kind.WAIT);
        sales.release(2);
        gate.view(sales.view());
        assertThat(verdict(best("other", 1), sales.version())).isEqualTo(Verdict.Kind.PASS);
    }

    @Test
    void countsAcceptedHoldsThatTheMapDoesNotShowYet() {
        gate.accepted(sales.accepted("buyer", sales.version() + 1, 0, 1));

        assertThat(verdict(best("other", 2), 0)).isEqualTo(Verdict.Kind.WAIT);
        assertThat(verdict(named("other", "s:1:1"), 0)).isEqualTo(Verdict.Kind.WAIT);
        assertThat(verdict(best("other", 1), 0)).isEqualTo(Verdict.Kind.PASS);
        assertThat(verdict(named("buyer", "s:1:1"), 0)).as("its own").isEqualTo(Verdict.Kind.PASS);
    }

    @Test
    void waitsForUndecidedRequestsThatMayGetTheRest() {
        HoldRequest first = best("first", 2);
        gate.sent(first);

        assertThat(verdict(best("second", 2), 0)).isEqualTo(Verdict.Kind.WAIT);
        assertThat(verdict(best("second", 1), 0)).isEqualTo(Verdict.Kind.PASS);
        gate.settled(first.order());
        assertThat(verdict(best("second", 2), 0)).isEqualTo(Verdict.Kind.PASS);
    }

    @Test
    void waitsForAnUndecidedRequestOfTheSameSeat() {
        gate.sent(named("first", "s:1:1"));

        assertThat(verdict(named("second", "s:1:1"), 0)).isEqualTo(Verdict.Kind.WAIT);
        assertThat(verdict(named("second", "s:1:2"), 0)).isEqualTo(Verdict.Kind.PASS);
    }

    @Test
    void refusesMoreThanTwoSecondsBeforeSalesOpenAndWhilePaused() {
        sales.opensAt(Instant.ofEpochMilli(NOW + 2_001));
        gate.view(sales.view());
        assertThat(gate.judge(best("buyer", 1), 0, NOW).problem().reason()).isEqualTo(Reason.SALES_NOT_OPEN);
        assertThat(verdict(best("buyer", 1), 0, NOW + 1)).isEqualTo(Verdict.Kind.PASS);

        sales.opensAt(Instant.EPOCH).state(SalesState.PAUSED);
        gate.view(sales.view());
        assertThat(gate.judge(best("buyer", 1), 0, NOW).problem().reason()).isEqualTo(Reason.SALES_PAUSED);
    }

    @Test
    void leavesTheEndOfASaleToTheLogForItComesBeforeSeatsAndPause() {
        sales.hold("buyer", 0, 1, 2).state(SalesState.PAUSED).closesAt(Instant.ofEpochMilli(NOW + 2_001));
        gate.view(sales.view());
        assertThat(verdict(best("other", 1), 0)).as("while it lasts").isEqualTo(Verdict.Kind.REFUSE);
        assertThat(verdict(best("other", 1), 0, NOW + 1)).isEqualTo(Verdict.Kind.PASS);
        assertThat(verdict(best("other", 1), 0, NOW + 10_000)).isEqualTo(Verdict.Kind.PASS);

        for (SalesState over : List.of(SalesState.CANCELLED, SalesState.ENDED)) {
            sales.state(over).closesAt(Instant.ofEpochMilli(NOW + 100_000));
            gate.view(sales.view());
            assertThat(verdict(best("other", 1), 0)).as(over.name()).isEqualTo(Verdict.Kind.PASS);
        }
    }

    @Test
    void leavesOrdersThatTheLogHasSpokenOfToTheLog() {
        sales.hold("buyer", 0, 1, 2);
        gate.view(sales.view());
        gate.known(Sales.order("ended"));

        assertThat(verdict(best("ended", 1), 0)).isEqualTo(Verdict.Kind.PASS);
        assertThat(verdict(best("other", 1), 0)).isEqualTo(Verdict.Kind.REFUSE);
    }

    @Test
    void forgetsTheOldestOfManyKnownOrders() {
        KnownOrders known = new KnownOrders();
        for (int i = 0; i <= 3 * KnownOrders.GENERATION_MAX; i++) {
            known.add(Sales.order("buyer-" + i));
        }
        assertThat(known.has(Sales.order("buyer-" + 3 * KnownOrders.GENERATION_MAX)))
                .isTrue();
        assertThat(known.has(Sales.order("buyer-0"))).isFalse();
    }

    @Test
    void leavesToTheLogWhatItCannotKnow() {
        sales.state(SalesState.CANCELLED);
        gate.view(sales.view());

        assertThat(verdict(best("buyer", 1), 0)).isEqualTo(Verdict.Kind.PASS);
        assertThat(verdict(named("buyer", "nowhere"), 0)).isEqualTo(Verdict.Kind.PASS);
        assertThat(verdict(
                        new HoldRequest(
                                Sales.order("x"),
                                Sales.customer("x"),
                                List.of(),
                                new Best(3, List.of("unknown"), List.of(), false)),
                        0))
                .isEqualTo(Verdict.Kind.PASS);
    }

    private Verdict.Kind verdict(HoldRequest request, long numberWhenItCame) {
        return verdict(request, numberWhenItCame, NOW);
    }

    private Verdict.Kind verdict(HoldRequest request, long numberWhenItCame, long now) {
        return gate.judge(request, numberWhenItCame, now).kind();
    }

    private static HoldRequest best(String who, int quantity) {
        return Sales.best(who, quantity);
    }

    private static HoldRequest named(String who, String... seats) {
        return new HoldRequest(Sales.order(who), Sales.customer(who), List.of(seats), null);
    }
}
