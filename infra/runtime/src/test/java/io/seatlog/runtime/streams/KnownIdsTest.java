package io.seatlog.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownIdsTest {

    @Test
    void knowsWhichIdsMayHaveARow() {
        KnownIds known = new KnownIds(1 << 20);
        for (int i = 0; i < 5_000; i++) {
            known.add("anna-" + i);
            known.add("anna-" + i);
        }
        for (int i = 0; i < 5_000; i++) {
            assertThat(known.mayContain("anna-" + i)).isTrue();
            assertThat(known.mayContain("bert-" + i)).isFalse();
        }
        assertThat(known.size()).isEqualTo(5_000);
        assertThat(known.isFull()).isFalse();
    }

    @Test
    void saysThatEveryIdMayHaveARowOnceThereAreTooMany() {
        KnownIds known = new KnownIds(2);
        known.add("a");
        known.add("b");
        assertThat(known.mayContain("c")).isFalse();
        known.add("c");
        known.add("d");

        assertThat(known.isFull()).isTrue();
        assertThat(known.size()).isZero();
        assertThat(known.mayContain("a")).isTrue();
        assertThat(known.mayContain("never added")).isTrue();
    }
}
