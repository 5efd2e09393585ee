package io.seatlog.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketIdTest {

    private static final String ORDER = "hamlet-1.abcdefghijklmnopqrstuvwxyz";

    @Test
    void isReadAsItIsWritten() {
        for (int line : new int[] {1, 9, 10, 100, 255}) {
            TicketId ticket = new TicketId(OrderId.parse(ORDER), line);
            assertThat(ticket.toString()).isEqualTo(ORDER + "-" + line);
            assertThat(TicketId.parse(ticket.toString())).isEqualTo(ticket);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "-1",
                ORDER,
                ORDER + "-",
                ORDER + "-0",
                ORDER + "-01",
                ORDER + "-256",
                ORDER + "-1000",
                ORDER + "--1",
                ORDER + "-+1",
                ORDER + "-1 ",
                ORDER + "-1-1",
                "hamlet-1",
                ORDER + "-\u0661"
            })
    void refusesEverythingElse(String text) {
        assertThat(TicketId.isValid(text)).isFalse();
        assertThatThrownBy(() -> TicketId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasALineFrom1To255() {
        OrderId order = OrderId.parse(ORDER);
        assertThatThrownBy(() -> new TicketId(order, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TicketId(order, 256)).isInstanceOf(IllegalArgumentException.class);
    }
}
