package io.seatlog.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.SectionId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.inventory.domain.Category;
import io.seatlog.inventory.domain.Counts;
import io.seatlog.inventory.domain.Customer;
import io.seatlog.inventory.domain.Layout;
import io.seatlog.inventory.domain.Order;
import io.seatlog.inventory.domain.Order.OrderSeat;
import io.seatlog.inventory.domain.OrderState;
import io.seatlog.inventory.domain.Part;
import io.seatlog.inventory.domain.Policy;
import io.seatlog.inventory.domain.Price;
import io.seatlog.inventory.domain.RefundPolicy;
import io.seatlog.inventory.domain.RequestDigest;
import io.seatlog.inventory.domain.RowKey;
import io.seatlog.inventory.domain.Section;
import io.seatlog.inventory.domain.SectionKind;
import io.seatlog.inventory.domain.SectionRef;
import io.seatlog.inventory.domain.Showtime;
import io.seatlog.inventory.domain.Stage;
import io.seatlog.layout.Point;
import io.seatlog.runtime.streams.BrokenInvariantException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Rows of the stores, and their bytes as they were first released. A row that must change gets a new version beside the
 * old one, which stays readable: never change a golden text here.
 */
class RowsTest {

    private static final ShowtimeId ID = new ShowtimeId("faust-1");
    private static final OrderId ORDER = new OrderId(ID, "abcdefghijklmnopqrstuvwxyz");
    private static final Category SEAT = new Category("seat");
    private static final Instant AT = Instant.ofEpochMilli(1_772_359_200_123L);

    private static Order order() {
        return new Order(
                ORDER,
                new CustomerId("anna"),
                new RequestDigest(0x0102030405060708L, -2),
                OrderState.BOOKED,
                List.of(
                        new OrderSeat(2_049, new Price(5_000, 500, 1_900), false),
                        new OrderSeat(7, new Price(2_500, 0, 0), true),
                        new OrderSeat(8, new Price(5_000, 500, 1_900), false)),
                AT,
                AT.plusSeconds(900),
                17,
                4_711,
                18,
                19);
    }

    static Policy policy() {
        Map<Category, Price> prices = new LinkedHashMap<>();
        prices.put(SEAT, new Price(5_000, 500, 1_900));
        prices.put(new Category("box"), new Price(9_000, 0, 0));
        return new Policy(
                AT.plusSeconds(7_200),
                null,
                AT,
                AT.plusSeconds(3_600),
                "EUR",
                Duration.ofMinutes(15),
                6,
                Duration.ofDays(30),
                new RefundPolicy(AT.plusSeconds(60), 100),
                prices,
                List.of(new Category("box")),
                "t");
    }

    private static Showtime showtime() {
        SectionRef section = new SectionRef(new SectionId("a"), "A", SectionKind.GENERAL, 1, 6, List.of(SEAT));
        return new Showtime(ID, Stage.PAUSED, "d", "p", 1, policy(), List.of(section), 3, AT, 5, AT.plusSeconds(1));
    }

    private static Part rows() {
        Part.Row row =
                new Part.Row("A", List.of("A1", "A2"), List.of("1", "2"), List.of(0, 1), List.of(7, -9), List.of(0));
        return new Part(
                new SectionId("a"),
                "Stalls",
                0,
                1,
                0,
                2,
                List.of(SEAT, new Category("box")),
                new Part.Rows(List.of(row)));
    }

    private static void golden(byte[] bytes, String hex) {
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(hex.replace(" ", ""));
    }

    @Test
    void orderRowKeepsItsBytes() {
        golden(OrderRow.encode(order()), ORDER_BYTES);
        assertThat(OrderRow.decode(ORDER, HexFormat.of().parseHex(ORDER_BYTES.replace(" ", ""))))
                .isEqualTo(order());
    }

    @Test
    void customerRowKeepsItsBytes() {
        Customer customer = new Customer(new CustomerId("anna"), 3, 300);
        golden(CustomerRow.encode(customer), "01 00000003 0000012c");
        assertThat(CustomerRow.decode(customer.id(), CustomerRow.encode(customer)))
                .isEqualTo(customer);
    }

    @Test
    void showtimeRowKeepsItsBytes() {
        golden(ShowtimeRow.encode(showtime()), SHOWTIME_BYTES);
        assertThat(ShowtimeRow.decode(ID, HexFormat.of().parseHex(SHOWTIME_BYTES.replace(" ", ""))))
                .isEqualTo(showtime());
    }

    @Test
    void partRowsKeepTheirBytes() {
        golden(PartRow.encode(rows()), ROWS_BYTES);
        assertThat(PartRow.decode(PartRow.encode(rows()))).isEqualTo(rows());
        Part grid =
                new Part(new SectionId("g"), "", 0, 1, 0, 6, List.of(SEAT), new Part.Grid(2, 3, 4, new Point(1.5, -2)));
        golden(PartRow.encode(grid), GRID_BYTES);
        assertThat(PartRow.decode(PartRow.encode(grid))).isEqualTo(grid);
        Part plain = new Part(new SectionId("g"), "", 0, 1, 0, 6, List.of(SEAT), new Part.Grid(2, 3, 4, null));
        assertThat(PartRow.decode(PartRow.encode(plain))).isEqualTo(plain);
        Part floor = new Part(new SectionId("f"), "", 0, 1, 0, 6, List.of(SEAT), new Part.General(6));
        golden(PartRow.encode(floor), GENERAL_BYTES);
        assertThat(PartRow.decode(PartRow.encode(floor))).isEqualTo(floor);
    }

    @Test
    void sectionRowKeepsItsBytes() {
        Layout layout = Layout.of(rows());
        golden(Section.untouched(layout, 9).packed(), "01 0000000000000009 00 00000000 00000000");
        byte[] row = HexFormat.of().parseHex("0100000000000000090e0000000012345678");
        Section section = Section.ofPacked(layout, row);
        assertThat(section.changed()).isEqualTo(9);
        assertThat(section.state(0).name() + section.state(1).name()).isEqualTo("BOOKEDBLOCKED");
        assertThat(section.tag(1)).isEqualTo(0x12345678);
    }

    @Test
    void countsRowKeepsItsBytes() {
        golden(Counts.NONE.packed(), "01 0000000000000000 0000000000000000");
        Counts counts = Counts.ofPacked(HexFormat.of().parseHex("0100000000000000050000019ca8f5a1bb"));
        assertThat(counts.number()).isEqualTo(5);
    }

    @Test
    void refusesAVersionThatItDoesNotKnow() {
        byte[] row = OrderRow.encode(order());
        row[0] = 2;
        assertThatThrownBy(() -> OrderRow.decode(ORDER, row)).isInstanceOf(BrokenInvariantException.class);
    }

    @Test
    void keysNameTheirRows() {
        HouseKeys keys = new HouseKeys(ID);
        for (RowKey row : List.of(
                new RowKey.OrderRow(ORDER),
                new RowKey.CustomerRow(new CustomerId("anna")),
                new RowKey.SectionRow(new SectionId("A.1"), 300),
                new RowKey.LayoutRow("draft", new SectionId("A.1"), 999))) {
            assertThat(keys.row(keys.of(row))).isEqualTo(row);
        }
        assertThat(HouseKeys.showtime(keys.prefix(HouseKeys.SHOWTIME))).isEqualTo(ID);
        golden(keys.section(new SectionId("a"), 258), "04 66617573742d31 00 61 00 0102");
    }

    @Test
    void keysOfShowtimesDoNotMix() {
        byte[] one = new HouseKeys(new ShowtimeId("a")).prefix(HouseKeys.CUSTOMER);
        byte[] other = new HouseKeys(new ShowtimeId("a-1")).customer(new CustomerId("x"));
        assertThat(other).hasSizeGreaterThan(one.length);
        assertThat(java.util.Arrays.copyOf(other, one.length)).isNotEqualTo(one);
    }

    private static final String ORDER_BYTES =
            "010100000004616e6e610102030405060708fffffffffffffffe0000019ca8d72d7b0000019ca8e4e91b000000"
                    + "000000001100000000000012670000000000000012000000000000001302000000000000138800000000000001"
                    + "f40000076c00000000000009c400000000000000000000000003000008010000000007810000000800";

    private static final String SHOWTIME_BYTES =
            "010100000001640000000170000000010000019ca9450a7b000000019ca8d72d7b0000019ca90e1bfb00000003"
                    + "45555200000000000dbba000000006000000009a7ec800010000019ca8d817db00000000000000640000000200"
                    + "00000473656174000000000000138800000000000001f40000076c00000003626f780000000000002328000000"
                    + "0000000000000000000000000100000003626f7800000001740000000100000001610000000141010000000100"
                    + "00000600000001000000047365617400000000000000030000019ca8d72d7b00000000000000050000019ca8d7"
                    + "3163";

    private static final String ROWS_BYTES =
            "010000000161000000065374616c6c730000000000000001000000000000000200000002000000047365617400"
                    + "000003626f78000000000100000001410000000200000002413100000002413200000001310000000132000100"
                    + "000007fffffff70000000100000000";

    private static final String GRID_BYTES =
            "010000000167000000000000000000000001000000000000000600000001000000047365617401000000020000"
                    + "000300000004013ff8000000000000c000000000000000";

    private static final String GENERAL_BYTES =
            "01000000016600000000000000000000000100000000000000060000000100000004736561740200000006";
}
