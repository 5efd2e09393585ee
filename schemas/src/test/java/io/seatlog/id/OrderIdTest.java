package io.seatlog.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

class OrderIdTest {

    private static final ShowtimeId SHOWTIME = new ShowtimeId("hamlet-1");
    private static final CustomerId ANNA = new CustomerId("anna");

    @Test
    void isTheFirst130BitsOfTheHashInBase32() throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        sha.update(new byte[] {0, 0, 0, 4});
        sha.update("anna".getBytes(StandardCharsets.UTF_8));
        sha.update(new byte[] {0, 0, 0, 8});
        sha.update("hamlet-1".getBytes(StandardCharsets.UTF_8));
        sha.update(new byte[] {0, 0, 0, 5});
        sha.update("key-1".getBytes(StandardCharsets.UTF_8));
        BigInteger bits = new BigInteger(1, sha.digest()).shiftRight(256 - 130);
        StringBuilder expected = new StringBuilder();
        for (int i = 25; i >= 0; i--) {
            int five = bits.shiftRight(5 * i).intValue() & 31;
            expected.append("abcdefghijklmnopqrstuvwxyz234567".charAt(five));
        }

        OrderId order = OrderId.of(ANNA, SHOWTIME, "key-1");

        assertThat(order.suffix()).isEqualTo(expected.toString());
        assertThat(order.tag()).isEqualTo(bits.shiftRight(130 - 32).intValue());
        assertThat(order.reference()).isEqualTo(expected.substring(0, 8));
    }

    @Test
    void isAnotherForAnotherCustomerShowtimeOrKey() {
        OrderId order = OrderId.of(ANNA, SHOWTIME, "key-1");

        assertThat(OrderId.of(ANNA, SHOWTIME, "key-1")).isEqualTo(order);
        assertThat(OrderId.of(new CustomerId("ann"), SHOWTIME, "key-1")).isNotEqualTo(order);
        assertThat(OrderId.of(ANNA, new ShowtimeId("hamlet-2"), "key-1")).isNotEqualTo(order);
        assertThat(OrderId.of(ANNA, SHOWTIME, "key-2")).isNotEqualTo(order);
    }

    @Test
    void isReadBackFromItsText() {
        OrderId order = OrderId.of(ANNA, SHOWTIME, "key-1");

        assertThat(OrderId.parse(order.toString())).isEqualTo(order);
    }

    @Test
    void refusesWhatIsNoOrderId() {
        for (String text : new String[] {
            "",
            ".",
            "hamlet-1",
            "hamlet-1." + "a".repeat(25),
            "hamlet-1." + "a".repeat(27),
            "hamlet-1." + "A".repeat(26),
            "hamlet-1." + "1".repeat(26),
            "-x." + "a".repeat(26),
            "." + "a".repeat(26)
        }) {
            assertThatIllegalArgumentException().isThrownBy(() -> OrderId.parse(text));
        }
    }

    @Test
    void takesATagOfZeroAsOne() {
        assertThat(new OrderId(SHOWTIME, "a".repeat(26)).tag()).isEqualTo(1);
    }
}
