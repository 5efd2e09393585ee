package io.seatlog.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentRowsTest {

    private final RecentRows<String, Integer> rows = new RecentRows<>(2);

    @Test
    void keepsWhatWasUsedLast() {
        rows.put("a", 1);
        rows.put("b", 2);
        rows.get("a");
        rows.put("c", 3);

        assertThat(rows.get("a")).isEqualTo(1);
        assertThat(rows.get("b")).isNull();
        assertThat(rows.get("c")).isEqualTo(3);
        assertThat(rows.size()).isEqualTo(2);
    }

    @Test
    void forgetsAllWhenAsked() {
        rows.put("a", 1);
        rows.clear();

        assertThat(rows.get("a")).isNull();
    }
}
