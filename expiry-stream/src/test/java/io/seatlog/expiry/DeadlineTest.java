package io.seatlog.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatlog.id.ShowtimeId;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void isReadBackFromItsKey() {
        Deadline hold = Deadline.ofHold(1_700_000_000_123L, Facts.order(7));
        Deadline rows = Deadline.ofRows(0, new ShowtimeId("hamlet"));
        assertThat(Deadline.ofKey(hold.key())).isEqualTo(hold);
        assertThat(Deadline.ofKey(rows.key())).isEqualTo(rows);
    }

    @Test
    void liesInTheOrderOfTime() {
        long[] times = {0, 1, 255, 256, 65_535, 1_700_000_000_000L, 1_700_000_000_256L, Long.MAX_VALUE};
        for (int i = 1; i < times.length; i++) {
            Deadline before = Deadline.ofHold(times[i - 1], Facts.order(9));
            Deadline after = Deadline.ofRows(times[i], new ShowtimeId("0"));
            assertThat(before.key()).isLessThan(after.key());
        }
    }

    /** Bytes that a released version may have written: they must stay readable. */
    @Test
    void hasTheBytesThatItAlwaysHad() {
        String golden = "0000018bcfe5687b" + "68616d6c6574" + "2e" + "61".repeat(25) + "68";
        assertThat(HexFormat.of()
                        .formatHex(Deadline.ofHold(1_700_000_000_123L, Facts.order(7))
                                .key()
                                .get()))
                .isEqualTo(golden);
    }

    @Test
    void isNotBefore1970() {
        assertThatThrownBy(() -> Deadline.ofHold(-1, Facts.order(1))).isInstanceOf(IllegalArgumentException.class);
    }
}
