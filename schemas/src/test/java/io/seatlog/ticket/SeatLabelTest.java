package io.seatlog.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeatLabelTest {

    @ParameterizedTest
    @CsvSource({
        "stalls, 12, 104, stalls, 12, 104",
        "yard, '', '', yard, '', ''",
        "aaaaaaaaaaaaaaaaaaaaaaaa, '', '', aaaaaaaaaaaaaaaaaaa, '', ''",
        "balcony-left-upper, 12, 104, balcony-left-u, 12, 104",
        "aaaaaaaaaa, bbbbbbbbbb, cccccccccc, aaaaaa, bbbbbb, cccccc",
        "aaaaaaaaaa, bbbbbbbbbb, c, aaaaaaaaa, bbbbbbbbb, c",
        "München Süd Block äöü, 1, 2, München Süd Blo, 1, 2",
        "ääääääääää, ä1, ä2, ääääää, ä1, ä2",
        "\uD83C\uDFAD\uD83C\uDFAD\uD83C\uDFAD\uD83C\uDFAD, 1, 2, \uD83C\uDFAD\uD83C\uDFAD\uD83C\uDFAD\uD83C\uDFAD, 1, 2",
        "\uD83C\uDFAD\uD83C\uDFAD\uD83C\uDFAD\uD83C\uDFAD, 12, 21, \uD83C\uDFAD\uD83C\uDFAD\uD83C\uDFAD, 12, 21"
    })
    void cutsTheLongestBetweenTwoCharacters(
            String section, String row, String number, String cutSection, String cutRow, String cutNumber) {
        SeatLabel label = SeatLabel.cut(section, row, number);

        assertThat(label).isEqualTo(new SeatLabel(cutSection, cutRow, cutNumber));
        assertThat(Stream.of(label.section(), label.row(), label.number())
                        .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                        .sum())
                .isLessThanOrEqualTo(SeatLabel.BYTES_MAX);
    }

    @Test
    void isNeverLongerThanItsRoom() {
        assertThatThrownBy(() -> new SeatLabel("a".repeat(18), "b", "c")).isInstanceOf(IllegalArgumentException.class);
    }
}
