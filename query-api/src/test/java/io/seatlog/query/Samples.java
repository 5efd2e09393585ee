package io.seatlog.query;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.seatmap.SeatBits;
import io.seatlog.wire.Admission;
import io.seatlog.wire.CategoryCount;
import io.seatlog.wire.CategoryPrice;
import io.seatlog.wire.Contact;
import io.seatlog.wire.Event;
import io.seatlog.wire.Grid;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderPayment;
import io.seatlog.wire.OrderStatus;
import io.seatlog.wire.OrderTicket;
import io.seatlog.wire.PaymentStatus;
import io.seatlog.wire.Plan;
import io.seatlog.wire.PlanCategory;
import io.seatlog.wire.PlanSection;
import io.seatlog.wire.Policy;
import io.seatlog.wire.Price;
import io.seatlog.wire.ReceiptRef;
import io.seatlog.wire.SalesState;
import io.seatlog.wire.SeatMapPart;
import io.seatlog.wire.SectionGeometry;
import io.seatlog.wire.SectionKind;
import io.seatlog.wire.SectionLayout;
import io.seatlog.wire.SectionPart;
import io.seatlog.wire.SectionRef;
import io.seatlog.wire.Showtime;
import io.seatlog.wire.ShowtimeTexts;
import io.seatlog.wire.SoldSeat;
import io.seatlog.wire.TicketStatus;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/** Records of a hall with two sections, a and b, of two rows of four seats each. */
public final class Samples {

    public static final Instant T0 = Instant.parse("2026-05-01T10:00:00Z");
    public static final int SEATS = 8;
    public static final String DRAFT = "d".repeat(64);
    public static final String PLAN = "e".repeat(64);
    public static final String TEXTS = "f".repeat(64);

    private Samples() {}

    public static Showtime showtime(String id) {
        return showtime(id, SalesState.ON_SALE, 3);
    }

    public static Showtime showtime(String id, SalesState sales, long revision) {
        Policy policy = Policy.newBuilder()
                .setStartsAt(Instant.parse("2099-06-01T18:00:00Z"))
                .setSalesOpenAt(T0)
                .setSalesCloseAt(Instant.parse("2099-06-01T17:00:00Z"))
                .setCurrency("EUR")
                .setHoldForMs(900_000)
                .setMaxSeatsPerCustomer(8)
                .setKeepForMs(1_000)
                .setPrices(List.of(CategoryPrice.newBuilder()
                        .setCategory("stalls")
                        .setPrice(price())
                        .build()))
                .setTexts(TEXTS)
                .build();
        return Showtime.newBuilder()
                .setShowtimeId(id)
                .setRevision(revision)
                .setAt(T0)
                .setOpenedAt(T0)
                .setDraft(DRAFT)
                .setPlanId(PLAN)
                .setRules(1)
                .setSales(sales)
                .setPolicy(policy)
                .setSections(List.of(section("a"), section("b")))
                .setSeats(2 * SEATS)
                .build();
    }

    public static Price price() {
        return Price.newBuilder().setAmount(5_000).setFee(300).setTaxRate(1_900).build();
    }

    private static SectionRef section(String id) {
        return SectionRef.newBuilder()
                .setSection(id)
                .setName("Section " + id)
                .setKind(SectionKind.SEATED)
                .setParts(1)
                .setSeats(SEATS)
                .setCategories(List.of("stalls"))
                .build();
    }

    /** A part of which the first seats are held. */
    public static SeatMapPart part(String showtime, String section, int held, long version, boolean last) {
        return part(showtime, section, held, version, version, last);
    }

    public static SeatMapPart part(
            String showtime, String section, int held, long changed, long version, boolean last) {
        return part(showtime, section, SEATS, held, changed, version, last);
    }

    /** A part of so many seats. */
    public static SeatMapPart part(
            String showtime, String section, int seats, int held, long changed, long version, boolean last) {
        byte[] bits = new byte[SeatBits.bytes(seats)];
        for (int seat = 0; seat < held; seat++) {
            SeatBits.set(bits, seat, SeatBits.HELD);
        }
        return SeatMapPart.newBuilder()
                .setShowtimeId(showtime)
                .setDraft(DRAFT)
                .setSection(section)
                .setPart(0)
                .setFirst(0)
                .setCount(seats)
                .setStates(ByteBuffer.wrap(bits))
                .setTags(ByteBuffer.wrap(new byte[0]))
                .setFree(seats - held)
                .setHeld(held)
                .setBooked(0)
                .setBlocked(0)
                .setCategories(List.of(CategoryCount.newBuilder()
                        .setCategory("stalls")
                        .setFree(seats - held)
                        .setHeld(held)
                        .setBooked(0)
                        .setBlocked(0)
                        .build()))
                .setChanged(changed)
                .setVersion(version)
                .setAt(T0.plusMillis(version))
                .setLast(last)
                .build();
    }

    public static SectionLayout layout(String showtime, String section) {
        return SectionLayout.newBuilder()
                .setShowtimeId(showtime)
                .setDraft(DRAFT)
                .setPart(SectionPart.newBuilder()
                        .setSection(section)
                        .setName("Section " + section)
                        .setKind(SectionKind.SEATED)
                        .setPart(0)
                        .setParts(1)
                        .setFirst(0)
                        .setCount(SEATS)
                        .setGrid(Grid.newBuilder()
                                .setCategory("stalls")
                                .setRows(2)
                                .setSeatsPerRow(4)
                                .setTop(0)
                                .build())
                        .build())
                .build();
    }

    public static Plan plan() {
        return Plan.newBuilder()
                .setPlanId(PLAN)
                .setName("Hall")
                .setWidth(4)
                .setHeight(4)
                .setCategories(List.of(PlanCategory.newBuilder()
                        .setName("stalls")
                        .setColor("#ff0000")
                        .build()))
                .setSections(List.of(planSection("a"), planSection("b")))
                .build();
    }

    private static PlanSection planSection(String id) {
        return PlanSection.newBuilder()
                .setSection(id)
                .setName("Section " + id)
                .setKind("SEATED")
                .setRows(2)
                .setSeats(SEATS)
                .setCategories(List.of("stalls"))
                .setOutline(List.of(0.0, 0.0, 4.0, 0.0, 4.0, 2.0, 0.0, 2.0))
                .build();
    }

    public static SectionGeometry geometry(String section, int top) {
        return SectionGeometry.newBuilder()
                .setPlanId(PLAN)
                .setSection(section)
                .setCategories(List.of("stalls"))
                .setRows(List.of())
                .setGridRows(2)
                .setGridSeatsPerRow(4)
                .setGridTop(top)
                .build();
    }

    public static Event event() {
        return Event.newBuilder().setEventId("faust").setTitle("Faust").build();
    }

    public static ShowtimeTexts texts() {
        return ShowtimeTexts.newBuilder()
                .setEventId("faust")
                .setVenue("Old Hall")
                .setTimeZone("Europe/Berlin")
                .build();
    }

    public static OrderId orderId(String customer, String showtime, int n) {
        return OrderId.of(new CustomerId(customer), new ShowtimeId(showtime), "key-" + n);
    }

    public static Order order(String customer, String showtime, int n, OrderStatus status) {
        return order(customer, showtime, n, status, 1);
    }

    public static Order order(String customer, String showtime, int n, OrderStatus status, long revision) {
        return Order.newBuilder()
                .setShowtimeId(showtime)
                .setOrderId(orderId(customer, showtime, n).toString())
                .setCustomer(customer)
                .setRevision(revision)
                .setStatus(status)
                .setSeats(List.of(SoldSeat.newBuilder()
                        .setSection("a")
                        .setIndex(n)
                        .setId("a:1:" + n)
                        .setRow("1")
                        .setNumber(Integer.toString(n))
                        .setCategory("stalls")
                        .setPrice(price())
                        .build()))
                .setCurrency("EUR")
                .setTotal(5_000)
                .setCreatedAt(T0.plusSeconds(n))
                .setExpiresAt(T0.plusSeconds(900 + n))
                .setChangedAt(T0.plusSeconds(n))
                .setReceipt(ReceiptRef.newBuilder().setPartition(0).setOffset(n).build())
                .setPayment(
                        OrderPayment.newBuilder().setStatus(PaymentStatus.NONE).build())
                .build();
    }

    /** A paid order of three seats, of which each ticket stands otherwise: valid, used, void. */
    public static Order ticketed(String customer, String showtime, int n) {
        return Order.newBuilder(order(customer, showtime, n, OrderStatus.PARTLY_REFUNDED, 7))
                .setSeats(List.of(seat("12", "1"), seat("12", "2"), seat("", "")))
                .setTickets(List.of(
                        ticket(1, TicketStatus.VALID).build(),
                        ticket(2, TicketStatus.ADMITTED)
                                .setAdmission(admission("Gate <B>"))
                                .build(),
                        ticket(3, TicketStatus.VOID).build()))
                .build();
    }

    public static OrderTicket.Builder ticket(int line, TicketStatus status) {
        return OrderTicket.newBuilder().setLine(line).setIssue(1).setStatus(status);
    }

    public static Admission admission(String gate) {
        return Admission.newBuilder()
                .setAt(Instant.parse("2099-06-01T17:30:00Z"))
                .setGate(gate)
                .setScanId("scan-1")
                .build();
    }

    private static SoldSeat seat(String row, String number) {
        return SoldSeat.newBuilder()
                .setSection("a")
                .setIndex(1)
                .setId("a:" + row + ':' + number)
                .setRow(row)
                .setNumber(number)
                .setCategory("stalls")
                .setPrice(price())
                .build();
    }

    public static Contact contact() {
        return Contact.newBuilder().setCustomer("anna").build();
    }
}
