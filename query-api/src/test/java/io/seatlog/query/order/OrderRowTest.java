package io.seatlog.query.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatlog.query.Samples;
import io.seatlog.query.http.Cursor;
import io.seatlog.query.order.OrderRow.Amount;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderStatus;
import io.seatlog.wire.OrderTicket;
import io.seatlog.wire.Price;
import io.seatlog.wire.TicketStatus;
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

        assertThat(OrderRow.parse(golden))
                .isEqualTo(new OrderRow(
                        OrderStatus.PAID, DoorMark.UNKNOWN, "anna", List.of(new Amount("stalls", 1, 5_000, 300, 798))));
        assertThat(DoorMark.of(golden)).isEqualTo(DoorMark.UNKNOWN);
    }

    @Test
    void rowsOfVersion2StayReadable() {
        byte[] golden = HexFormat.of()
                .parseHex("02" + "04" + "0000000000000102" + "0000000000000001" + "00" + "0004616e6e61" + "0001"
                        + "00067374616c6c73" + "00000001" + "0000000000001388" + "000000000000012c"
                        + "000000000000031e");

        OrderRow row = OrderRow.parse(golden);

        assertThat(row.toBytes()).isEqualTo(golden);
        assertThat(row.mark()).isEqualTo(new DoorMark(258, 1, false)).isEqualTo(DoorMark.of(golden));
        assertThat(OrderRow.of(Samples.order("anna", "hall", 1, OrderStatus.PAID), 258))
                .isEqualTo(row);
    }

    @Test
    void aRowTellsWhetherTheDoorMustKnowOfTheOrder() {
        Order order = Samples.ticketed("anna", "hall", 1);
        assertThat(DoorMark.of(OrderRow.of(order, 9).toBytes())).isEqualTo(new DoorMark(9, 7, true));

        for (OrderTicket ticket : List.of(
                Samples.ticket(1, TicketStatus.ADMITTED).build(),
                Samples.ticket(1, TicketStatus.VOID).build(),
                Samples.ticket(1, TicketStatus.VALID).setIssue(2).build(),
                Samples.ticket(1, TicketStatus.VALID)
                        .setConflicts(List.of(Samples.admission("A")))
                        .build())) {
            assertThat(DoorMark.isAtDoor(ticket)).isTrue();
        }
        assertThat(DoorMark.isAtDoor(Samples.ticket(1, TicketStatus.VALID).build()))
                .isFalse();
    }

    @Test
    void seatsThatWereGivenBackAreNoLongerSold() {
        assertThat(OrderRow.of(Samples.ticketed("anna", "hall", 1), 9).amounts().stream()
                        .mapToInt(Amount::seats)
                        .sum())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void everyStatusIsReadAsItWasWritten(OrderStatus status) {
        OrderRow row = new OrderRow(status, new DoorMark(Long.MAX_VALUE, 2, true), "anna", List.of());

        assertThat(OrderRow.parse(row.toBytes())).isEqualTo(row);
    }

    @Test
    void aRowOfALaterVersionIsRefused() {
        assertThatThrownBy(() -> OrderRow.parse(new byte[] {3, 1})).isInstanceOf(IllegalArgumentException.class);
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
