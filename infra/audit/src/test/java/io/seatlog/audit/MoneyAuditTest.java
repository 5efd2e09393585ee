package io.seatlog.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.audit.AuditReport.Ending;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MoneyAuditTest {

    private static final Instant LATER = Books.DEADLINE.plusSeconds(60);

    @Test
    void booksThatAgreeHaveNoFault() {
        AuditReport report = MoneyAudit.of(Books.ofEveryEnding(), LATER);
        assertThat(report.faults()).isEmpty();
        assertThat(report.orders(Ending.PAID)).isEqualTo(1);
        assertThat(report.orders(Ending.PARTLY_REFUNDED)).isEqualTo(1);
        assertThat(report.orders(Ending.REFUNDED)).isEqualTo(1);
        assertThat(report.orders(Ending.NOTHING_OWED)).isEqualTo(1);
        assertThat(report.orders(Ending.NOTHING_KEPT)).isEqualTo(2);
        assertThat(report.toString())
                .contains("captured exactly once", "3,100 by the orders, 3,100 by the provider", "Everything agrees.");
    }

    @Test
    void whatCannotBeReadIsAFault() {
        Evidence whole = Books.ofEveryEnding();
        Evidence pierced = new Evidence(whole.facts(), whole.orders(), whole.ledger(), List.of("seat-facts-2@17"));
        assertThat(MoneyAudit.of(pierced, LATER).faults()).containsExactly("seat-facts-2@17 cannot be read");
    }

    /** A check that finds nothing when one entry of its input is altered is no check. */
    @TestFactory
    Stream<DynamicTest> oneAlteredEntryIsFound() {
        return Tampering.of(Books.ofEveryEnding()).stream()
                .map(one -> DynamicTest.dynamicTest(one.what(), () -> assertThat(
                                MoneyAudit.of(one.tampered(), LATER).faults())
                        .isNotEmpty()));
    }
}
