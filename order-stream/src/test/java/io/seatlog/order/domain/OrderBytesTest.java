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

    private static final Sale SALE = OrderWorld.sale(2500);
    private static final PayOrder COMMAND = new PayOrder(
            "c1", new Receipt(1, 9), "0a0b", OrderWorld.BUYER, "https://back", "de", Instant.ofEpochMilli(5));

    /** Bytes of version 1, as released: if this fails, the change needs a new version, and the old one to be read. */
    @Test
    void readsAndWritesTheBytesOfVersion1() {
        Payment payment = new Payment(
                PaymentStatus.AUTHORISED,
                new Page("cs", "u"),
                "pi",
                1,
                new Requests(
                        List.of(
                                new PaymentRequest.Open("o", 1, "r", null),
                                new PaymentRequest.Close("c", "cs"),
                                new PaymentRequest.Look("l", null, "pi"),
                                new PaymentRequest.Capture("t", "pi"),
                                new PaymentRequest.Void("v", "pi"),
                                new PaymentRequest.Refund("b", "re", "pi", 7)),
                        6),
                List.of("pj"),
                List.of(new Refund("re", "pi", 7, Refund.Status.SUCCEEDED)),
                new Watch(Instant.ofEpochMilli(3), 2),
                ParkReason.NOT_CAPTURABLE);
        Order order = new Booked(SALE, new SeatProgress(4, true, true, true, false), payment, List.of(COMMAND));
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
        assertThat(HexFormat.of().formatHex(OrderBytes.write(order))).isEqualTo(golden);
        assertThat(OrderBytes.read(HexFormat.of().parseHex(golden))).isEqualTo(order);
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
