package io.seatlog.query.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SendBudgetTest {

    private static final long SECOND = 1_000_000_000L;

    private final SendBudget budget = new SendBudget(3, 1_000);

    @Test
    void aSecondHasSoManyMessages() {
        for (int i = 0; i < 3; i++) {
            assertThat(budget.admits(i, 1)).isTrue();
            budget.spend(i, 1);
        }

        assertThat(budget.admits(SECOND - 1, 1)).isFalse();
        assertThat(budget.admits(SECOND, 1)).isTrue();
    }

    @Test
    void aSecondHasSoManyBytes() {
        budget.spend(0, 900);

        assertThat(budget.admits(1, 101)).isFalse();
        assertThat(budget.admits(1, 100)).isTrue();
        assertThat(budget.freeAtNanos(1)).isEqualTo(SECOND);
    }

    @Test
    void aMessageLargerThanASecondGoesAloneAndIsPaidForAfterwards() {
        assertThat(budget.admits(0, 5_000)).isTrue();
        budget.spend(0, 5_000);

        assertThat(budget.admits(5 * SECOND - 1, 1)).isFalse();
        assertThat(budget.admits(5 * SECOND, 1)).isTrue();
    }

    @Test
    void bytesHaveAPace() {
        assertThat(budget.paceNanos(2_000)).isEqualTo(2 * SECOND);
    }
}
