package io.seatlog.query.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatlog.query.Samples;
import io.seatlog.query.http.Cursor;
import io.seatlog.query.order.OrderRow.Amount;
import io.seatlog.wire.OrderStatus;
import io.seatlog.wire.Price;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrderRowTest {

    /** What a released version wrote stays readable. */
    @Test
    void rowsOfVersion1StayReadable() {
        byte[] golden = HexFormat.of()
                .parseHex("01" + "04" + "0004616e6e61" + "0001" + "00067374616c6c73" + "00000001" + "0000000000001388"
                        + "000000000000012c" + "000000000000031e");

        OrderRow row = OrderRow.parse(golden);

        assertThat(row)
                .isEqualTo(new OrderRow(OrderStatus.PAID, "anna", List.of(new Amount("stalls", 1, 5_000, 300, 798))));
        assertThat(row.toBytes()).isEqualTo(golden);
        assertThat(OrderRow.of(Samples.order("anna", "hall", 1, OrderStatus.PAID)))
                .isEqualTo(row);
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void everyStatusIsReadAsItWasWritten(OrderStatus status) {
        OrderRow row = new OrderRow(status, "anna", List.of());

        assertThat(OrderRow.parse(row.toBytes())).isEqualTo(row);
    }

    @Test
    void aRowOfALaterVersionIsRefused() {
        assertThatThrownBy(() -> OrderRow.parse(new byte[] {2, 1})).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"5000,1900,798", "0,1900,0", "100,0,0", "119,1900,19", "3,10000,2", "1,700,0"})
    void taxInsideAPriceIsRoundedHalfUp(long amount, int rate, long tax) {
        Price price =
                Price.newBuilder().setAmount(amount).setFee(0).setTaxRate(rate).build();

        assertThat(OrderRow.taxIn(price)).isEqualTo(tax);
    }

    @Test
    void keysSortTheNewestFirstWithinTheirShowtimeAlone() {
        Bytes newer = ShowtimeOrderKey.of("hall", 2_000, "hall.b");
        Bytes older = ShowtimeOrderKey.of("hall", 1_000, "hall.a");
        Bytes foreign = ShowtimeOrderKey.of("hall-2", 3_000, "hall-2.c");

        assertThat(newer).isLessThan(older);
        assertThat(ShowtimeOrderKey.after("hall", null)).isLessThan(newer);
        assertThat(ShowtimeOrderKey.end("hall")).isGreaterThan(older);
        assertThat(foreign.compareTo(ShowtimeOrderKey.after("hall", null)) >= 0
                        && foreign.compareTo(ShowtimeOrderKey.end("hall")) < 0)
                .isFalse();
        assertThat(ShowtimeOrderKey.cursor(newer)).isEqualTo(new Cursor(2_000, "hall.b"));
        assertThat(ShowtimeOrderKey.after("hall", new Cursor(2_000, "hall.b")))
                .isGreaterThan(newer)
                .isLessThan(older);
    }
}
