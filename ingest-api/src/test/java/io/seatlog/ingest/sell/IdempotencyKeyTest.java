package io.seatlog.ingest.sell;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.ingest.edge.Problem;
import io.seatlog.reason.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class IdempotencyKeyTest {

    private static HttpHeaders headers(String... keys) {
        HttpHeaders headers = new HttpHeaders();
        headers.put("Idempotency-Key", List.of(keys));
        return headers;
    }

    @Test
    void isTakenAsItIs() {
        String longest = "~".repeat(255);
        assertThat(IdempotencyKey.fault(headers(longest))).isNull();
        assertThat(IdempotencyKey.of(headers(longest))).isEqualTo(longest);
    }

    @Test
    void mustBeThere() {
        assertThat(IdempotencyKey.fault(new HttpHeaders()))
                .extracting(Problem::reason)
                .isEqualTo(Reason.IDEMPOTENCY_KEY_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "\u00e4", "a\u007f"})
    void isOfVisibleAscii(String key) {
        assertThat(IdempotencyKey.fault(headers(key)))
                .extracting(Problem::reason)
                .isEqualTo(Reason.IDEMPOTENCY_KEY_INVALID);
    }

    @Test
    void isNotTooLongAndStandsThereOnce() {
        assertThat(IdempotencyKey.fault(headers("k".repeat(256))))
                .extracting(Problem::reason)
                .isEqualTo(Reason.IDEMPOTENCY_KEY_INVALID);
        assertThat(IdempotencyKey.fault(headers("one", "two")))
                .extracting(Problem::reason)
                .isEqualTo(Reason.IDEMPOTENCY_KEY_INVALID);
    }
}
