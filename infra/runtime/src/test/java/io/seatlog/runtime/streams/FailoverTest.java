package io.seatlog.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailoverTest {

    private static final Map<String, String> GOOD = Map.of(Failover.SESSION_MIN, "6000", Failover.ABORT_SWEEP, "1000");

    @Test
    void keepsTheBudgetOnBrokersThatAreSetForIt() {
        Failover failover = Failover.with(GOOD, Guarantee.EXACTLY_ONCE);
        assertThat(failover.warnings()).isEmpty();
        assertThat(failover.session()).isEqualTo(Failover.SESSION);
        assertThat(failover.budget()).isLessThanOrEqualTo(Failover.BUDGET);
    }

    @Test
    void namesALongerBudgetWhereTheAbortSweepIsTheDefault() {
        Failover failover = Failover.with(Map.of(Failover.SESSION_MIN, "6000"), Guarantee.EXACTLY_ONCE);
        assertThat(failover.warnings()).singleElement().asString().contains(Failover.ABORT_SWEEP + "=10000");
        assertThat(failover.budget()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void takesTheSessionThatTheBrokersAllowAndSaysSo() {
        Failover failover = Failover.with(
                Map.of(Failover.SESSION_MIN, "30000", Failover.ABORT_SWEEP, "1000"), Guarantee.EXACTLY_ONCE);
        assertThat(failover.session()).isEqualTo(Duration.ofSeconds(30));
        assertThat(failover.warnings()).singleElement().asString().contains(Failover.SESSION_MIN);
        assertThat(failover.budget()).isEqualTo(Duration.ofSeconds(32));
    }

    @Test
    void doesNotCountTransactionsOfAnAppWithoutThem() {
        Failover failover = Failover.with(Map.of(Failover.SESSION_MIN, "6000"), Guarantee.AT_LEAST_ONCE);
        assertThat(failover.warnings()).isEmpty();
        assertThat(failover.budget()).isEqualTo(Duration.ofSeconds(10));
    }
}
