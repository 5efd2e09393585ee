package io.seatlog.ingest.sell;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.ingest.edge.Problem;
import io.seatlog.reason.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    @Test
    void isTakenAsItIs() {
        String longest = "~".repeat(255);
        assertThat(IdempotencyKey.fault(List.of(longest))).isNull();
    }

    @Test
    void mustBeThere() {
        assertThat(IdempotencyKey.fault(List.of()))
                .extracting(Problem::reason)
                .isEqualTo(Reason.IDEMPOTENCY_KEY_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "\u00e4", "a\u007f"})
    void isOfVisibleAscii(String key) {
        assertThat(IdempotencyKey.fault(List.of(key)))
                .extracting(Problem::reason)
                .isEqualTo(Reason.IDEMPOTENCY_KEY_INVALID);
    }

    @Test
    void isNotTooLongAndStandsThereOnce() {
        assertThat(IdempotencyKey.fault(List.of("k".repeat(256))))
                .extracting(Problem::reason)
                .isEqualTo(Reason.IDEMPOTENCY_KEY_INVALID);
        assertThat(IdempotencyKey.fault(List.of("one", "two")))
                .extracting(Problem::reason)
                .isEqualTo(Reason.IDEMPOTENCY_KEY_INVALID);
    }
}
