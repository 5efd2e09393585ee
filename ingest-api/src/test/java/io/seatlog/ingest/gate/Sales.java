package io.seatlog.ingest.gate;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.seatmap.House;
import io.seatlog.seatmap.SeatBits;
import io.seatlog.seatmap.SeatMapAssembler;
import io.seatlog.wire.CategoryCount;
import io.seatlog.wire.CommandRef;
import io.seatlog.wire.Grid;
import io.seatlog.wire.HoldAccepted;
import io.seatlog.wire.Policy;
import io.seatlog.wire.Price;
import io.seatlog.wire.ReceiptRef;
import io.seatlog.wire.SalesState;
import io.seatlog.wire.SeatMapPart;
import io.seatlog.wire.SectionKind;
import io.seatlog.wire.SectionLayout;
import io.seatlog.wire.SectionPart;
import io.seatlog.wire.SectionRef;
import io.seatlog.wire.Showtime;
import io.seatlog.wire.SoldSeat;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The sale of one row of seats, as its view is made from records. */
public final class Sales {

    public static final String SHOWTIME = "hamlet";

    private final int seats;
    private final int[] codes;
    private final int[] tags;
    private final House house = new House();
    private final SeatMapAssembler maps = new SeatMapAssembler();
    private Instant opensAt = Instant.EPOCH;
    private Instant closesAt = Instant.EPOCH.plusSeconds(1L << 32);
    private SalesState state = SalesState.ON_SALE;
    private long version = 1;

    public Sales(int seats) {
        this.seats = seats;
        codes = new int[seats];
        tags = new int[seats];
        house.add(new SectionLayout(
                SHOWTIME,
                "d",
                SectionPart.newBuilder()
                        .setSection("s")
                        .setName("s")
                        .setKind(SectionKind.SEATED)
                        .setPart(0)
                        .setParts(1)
                        .setFirst(0)
                        .setCount(seats)
                        .setCategories(List.of("A"))
                        .setGrid(new Grid("A", 1, seats, 0, null))
                        .build()));
    }

    public static OrderId order(String who) {
        return OrderId.of(customer(who), new ShowtimeId(SHOWTIME), "key");
    }

    public static CustomerId customer(String who) {
        return new CustomerId(who);
    }

    public static HoldRequest best(String who, int quantity) {
        return new HoldRequest(
                order(who), customer(who), List.of(), new HoldRequest.Best(quantity, List.of(), List.of(), false));
    }

    /** The first seat is held by them. */
    public void taken(String who) {
        hold(who, 0);
    }

    Sales hold(String who, int... indexes) {
        return set(SeatBits.HELD, order(who).tag(), indexes);
    }

    Sales book(String who, int... indexes) {
        return set(SeatBits.BOOKED, order(who).tag(), indexes);
    }

    Sales block(int... indexes) {
        return set(SeatBits.BLOCKED, 0, indexes);
    }

    Sales release(int... indexes) {
        return set(SeatBits.FREE, 0, indexes);
    }

    private Sales set(int code, int tag, int... indexes) {
        version++;
        for (int index : indexes) {
            codes[index] = code;
            tags[index] = tag;
        }
        return this;
    }

    Sales opensAt(Instant when) {
        opensAt = when;
        return this;
    }

    Sales closesAt(Instant when) {
        closesAt = when;
        return this;
    }

    Sales state(SalesState sales) {
        state = sales;
        return this;
    }

    public long version() {
        return version;
    }

    /** The reply to a request that the log accepted. */
    public HoldAccepted accepted(String who, long number, int... indexes) {
        List<SoldSeat> sold = new ArrayList<>();
        for (int index : indexes) {
            String id = "s:1:" + (index + 1);
            sold.add(new SoldSeat("s", index, id, "1", Integer.toString(index + 1), "A", new Price(5L, 0L, 0)));
        }
        return new HoldAccepted(
                SHOWTIME,
                new CommandRef("c", 0, 0L),
                number,
                order(who).toString(),
                who,
                sold,
                "EUR",
                5L * sold.size(),
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(900),
                new ReceiptRef(0, 0L),
                false);
    }

    public SaleView view() {
        byte[] states = new byte[SeatBits.bytes(seats)];
        ByteBuffer bytes = ByteBuffer.allocate(4 * seats);
        int[] counts = new int[4];
        for (int i = 0; i < seats; i++) {
            SeatBits.set(states, i, codes[i]);
            bytes.putInt(tags[i]);
            counts[codes[i]]++;
        }
        maps.accept(new SeatMapPart(
                SHOWTIME,
                "d",
                "s",
                0,
                0,
                seats,
                ByteBuffer.wrap(states),
                bytes.flip(),
                counts[0],
                counts[1],
                counts[2],
                counts[3],
                List.of(new CategoryCount("A", counts[0], counts[1], counts[2], counts[3])),
                version,
                version,
                Instant.EPOCH,
                true));
        return SaleView.of(showtime(), house, maps.view(SHOWTIME).orElseThrow());
    }

    private Showtime showtime() {
        Policy policy = Policy.newBuilder()
                .setStartsAt(Instant.EPOCH)
                .setSalesOpenAt(opensAt)
                .setSalesCloseAt(closesAt)
                .setCurrency("EUR")
                .setHoldForMs(900_000)
                .setMaxSeatsPerCustomer(10)
                .setKeepForMs(0)
                .setPrices(List.of())
                .setTexts("")
                .build();
        SectionRef section = new SectionRef("s", "s", SectionKind.SEATED, 1, seats, List.of("A"));
        return new Showtime(
                SHOWTIME, 1L, Instant.EPOCH, Instant.EPOCH, "d", "p", 1, state, policy, List.of(section), seats);
    }
}
