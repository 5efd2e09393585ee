package io.seatlog.query.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.query.Samples;
import io.seatlog.wire.OrderStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void noCellStartsAFormula(String text) {
        String cell = Csv.cell(text);

        assertThat(cell.replaceFirst("^\"", "")).startsWith("'");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "plain|plain",
                "a,b|\"a,b\"",
                "say \"hi\"|\"say \"\"hi\"\"\"",
                "=HYPERLINK(\"x\",\"y\")|\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"",
                "a-b=c|a-b=c"
            },
            delimiter = '|')
    void cellsAreQuotedWhereTheyMustBe(String text, String cell) {
        assertThat(Csv.cell(text)).isEqualTo(cell);
    }

    @Test
    void aLineEndInsideIsQuoted() {
        assertThat(Csv.cell("a\r\nb")).isEqualTo("\"a\r\nb\"");
    }

    @Test
    void aRowHasAsManyCellsAsTheHeader() {
        String row = Csv.row(Samples.order("-customer", "hall", 3, OrderStatus.PAID));

        assertThat(row.split(",")).hasSameSizeAs(Csv.HEADER.split(","));
        assertThat(row).contains(",'-customer,").endsWith("\r\n");
    }
}
