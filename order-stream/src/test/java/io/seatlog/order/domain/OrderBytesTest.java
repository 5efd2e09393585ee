package io.seatlog.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is once in a store stays readable. */
class OrderBytesTest {

    private static final Sale SALE = OrderWorld.sale(2500, new RefundPolicy(Instant.ofEpochMilli(99), 500));
    private static final PayOrder COMMAND = new PayOrder(
            "c1", new Receipt(1, 9), "0a0b", OrderWorld.BUYER, "https://back", "de", Instant.ofEpochMilli(5));

    private static final Requests REQUESTS = new Requests(
            List.of(
                    new PaymentRequest.Open("o", 1, "r", null),
                    new PaymentRequest.Close("c", "cs"),
                    new PaymentRequest.Look("l", null, "pi"),
                    new PaymentRequest.Capture("t", "pi"),
                    new PaymentRequest.Void("v", "pi"),
                    new PaymentRequest.Refund("b", "re", "pi", 7, 1)),
            6);

    private static final String PAID =
            "0000000200000004002168616d6c65742e62376c646579686d713679696334616e6e653778726d616479620005627579"
                    + "657200034555520000019e82a03d000000019e82adf8a000000003000000000000002a00000002000141000000070005"
                    + "413a313a3800013100013800067374616c6c7300000000000009c40000000000000000000002bc000141000000080005"
                    + "413a313a3900013100013900067374616c6c7300000000000009c40000000000000000000002bc010000000000000063"
                    + "00000000000001f400000000000000040101010001000000040000010002706900000001000000060000000600000000"
                    + "00016f000000010001720000000001000163000263730000000200016c00010002706900000000030001740002706900"
                    + "00000400017600027069000000050001620002726500027069000000000000000700000001000000010002706a000000"
                    + "010002726501000270690000000000000007000000040000000100000001000000010000000100000003000000000000"
                    + "000700000000000000070000000000010000000400000000000000070000000002000000000000000700084449535055"
                    + "544544000000000000000000070005524554525900047365656e00000000000000050101000000000000000700000001"
                    + "00000001000263310000000100000000000000090100043061306200056275796572000c68747470733a2f2f6261636b"
                    + "010002646500000000000000050000000200000001000000020000000201000000000000000700046561737400027331"
                    + "0100000001000000000000000700046561737400027331010100027265000000020000000100000000000000000000";
    private static final String AWAITED =
            "0000000200000000002168616d6c65742e62376c646579686d713679696334616e6e653778726d616479620000000400"
                    + "000000000263310000000100000000000000090100043061306200056275796572000c68747470733a2f2f6261636b01"
                    + "000264650000000000000005000000010002633200000001000000000000000901000230610000027265000000010001"
                    + "740000000000000007000000020002633300000001000000000000000900000000010000000200027331000465617374"
                    + "010000000000000007010000000000000007000000030002633400000001000000000000000900000000000004736565"
                    + "6e0000000000000007";

    /** Bytes of version 1, as released: never written again, and readable for ever. */
    @Test
    void readsTheBytesOfVersion1() {
        String golden =
                "0000000100000003002168616d6c65742e62376c646579686d713679696334616e6e653778726d616479620005627579"
                        + "657200034555520000019e82a03d000000019e82adf8a000000003000000000000002a00000002000141000000070005"
                        + "413a313a3800013100013800067374616c6c7300000000000009c40000000000000000000002bc000141000000070005"
                        + "413a313a3800013100013800067374616c6c7300000000000009c40000000000000000000002bc000000000000000401"
                        + "0101000000000301000263730100017501000270690000000100000006000000060000000000016f0000000100017200"
                        + "00000001000163000263730000000200016c000100027069000000030001740002706900000004000176000270690000"
                        + "000500016200027265000270690000000000000007000000010002706a00000001000272650002706900000000000000"
                        + "070000000101000000000000000300000002000000010000000100026331000000010000000000000009010004306130"
                        + "6200056275796572000c68747470733a2f2f6261636b01000264650000000000000005";
        Sale sale = OrderWorld.sale(2500);
        SoldSeat seat = sale.seats().get(0);
        sale = new Sale(
                sale.orderId(),
                sale.customer(),
                List.of(seat, seat),
                sale.currency(),
                sale.createdAt(),
                sale.expiresAt(),
                sale.receipt(),
                null);
        Instant then = sale.createdAt();
        Payment payment = new Payment(
                PaymentStatus.AUTHORISED,
                new Page("cs", "u"),
                "pi",
                1,
                REQUESTS,
                List.of("pj"),
                new Watch(Instant.ofEpochMilli(3), 2),
                Parked.again(null, ParkReason.NOT_CAPTURABLE, then),
                MoneyBack.of(List.of(Refund.notDue("re", "pi", 7, then).with(Refund.Status.SUCCEEDED, then))));
        Order order = new Booked(sale, new SeatProgress(4, true, true, true, false, false), payment, List.of(COMMAND));
        assertThat(read(golden)).isEqualTo(order);
    }

    /** Bytes of version 2: if this fails, the change needs a new version, and the old ones to be read. */
    @Test
    void readsAndWritesTheBytesOfVersion2() {
        Instant then = Instant.ofEpochMilli(7);
        Admission scan = new Admission(then, "east", "s1", true);
        ResolveParked resolve =
                new ResolveParked("c4", new Receipt(1, 9), null, ResolveParked.Action.RETRY, "seen", then);
        Payment payment = new Payment(
                PaymentStatus.CAPTURED,
                null,
                "pi",
                1,
                REQUESTS,
                List.of("pj"),
                Watch.NONE,
                Parked.again(null, ParkReason.DISPUTED, then).resolved(resolve),
                new MoneyBack(
                        List.of(new Refund(
                                "re", "pi", List.of(1), List.of(1), 7, Refund.Status.PENDING, 3, then, then)),
                        5,
                        true,
                        new Watch(then, 1)));
        Order paid = new Paid(
                SALE,
                new SeatProgress(4, true, true, true, false, true),
                payment,
                List.of(COMMAND),
                new Tickets(List.of(new Ticket(1, 2, Ticket.Status.VOID, scan, List.of(scan), "re"), Ticket.first(2))));
        Order awaited = new Awaited(
                SALE.orderId(),
                List.of(
                        COMMAND,
                        new RefundTickets("c2", new Receipt(1, 9), "0a", null, "re", List.of("t"), then),
                        new AdmitTicket("c3", new Receipt(1, 9), null, 1, 2, "s1", "east", then, true, then),
                        resolve));
        assertThat(List.of(hex(paid), hex(awaited))).isEqualTo(List.of(PAID, AWAITED));
        assertThat(List.of(read(PAID), read(AWAITED))).isEqualTo(List.of(paid, awaited));
    }

    private static String hex(Order order) {
        return HexFormat.of().formatHex(OrderBytes.write(order));
    }

    private static Order read(String hex) {
        return OrderBytes.read(HexFormat.of().parseHex(hex));
    }

    @Test
    void readsWhatItWroteOfEveryKindOfOrder() {
        Set<Class<?>> seen = new HashSet<>();
        for (long seed = 0; seed < 400; seed++) {
            OrderWorld world = new OrderWorld(seed, new OrderRules());
            world.watcher = order -> {
                assertThat(OrderBytes.read(OrderBytes.write(order))).isEqualTo(order);
                seen.add(order.getClass());
            };
            world.run();
        }
        assertThat(seen)
                .containsAll(List.of(Known.class.getPermittedSubclasses()))
                .contains(Awaited.class);
    }
}
