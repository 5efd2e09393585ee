package io.seatlog.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatlog.id.InstallationSecret;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class CursorTest {

    private final Cursor.Seal seal = new Cursor.Seal(new InstallationSecret(new byte[32]));
    private final Cursor cursor = new Cursor(1_700_000_000_000L, "hall.abc");

    @Test
    void aCursorIsReadAsItWasWritten() {
        assertThat(seal.read("orders", seal.write("orders", cursor))).isEqualTo(cursor);
    }

    @Test
    void noBitOfACursorCanBeChanged() {
        byte[] bytes = Base64.getUrlDecoder().decode(seal.write("orders", cursor));
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);

            refused("orders", Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
        }
    }

    @Test
    void aCursorOfAnotherListOrInstallationIsRefused() {
        refused("events", seal.write("orders", cursor));
        byte[] other = new byte[32];
        other[0] = 1;
        refused("orders", new Cursor.Seal(new InstallationSecret(other)).write("orders", cursor));
    }

    @Test
    void nonsenseIsRefused() {
        for (String text : List.of("", "!", "AAAA", "A".repeat(500))) {
            refused("orders", text);
        }
    }

    @Test
    void theNewestComesFirst() {
        assertThat(List.of(new Cursor(1, "b"), new Cursor(2, "b"), new Cursor(2, "a")).stream()
                        .sorted())
                .containsExactly(new Cursor(2, "a"), new Cursor(2, "b"), new Cursor(1, "b"));
    }

    private void refused(String list, String text) {
        assertThatThrownBy(() -> seal.read(list, text)).isInstanceOf(ProblemException.class);
    }
}
