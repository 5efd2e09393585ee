package io.seatlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Backoff backoff = new Backoff();

    @Test
    void triesAtOnceThenEachTimeTwiceAsLateAndNeverGivesUp() {
        List<Integer> tried = new ArrayList<>();
        for (int second = 0; second <= 125; second++) {
            if (backoff.mayTry(second * SECOND)) {
                tried.add(second);
            }
        }
        assertThat(tried).containsExactly(0, 1, 3, 7, 15, 31, 61, 91, 121);
    }

    @Test
    void aLongRestForgets() {
        backoff.mayTry(0);
        backoff.mayTry(SECOND);
        assertThat(backoff.mayTry(200 * SECOND)).isTrue();
        assertThat(backoff.mayTry(201 * SECOND)).isTrue();
        assertThat(backoff.mayTry(202 * SECOND)).isFalse();
    }
}
