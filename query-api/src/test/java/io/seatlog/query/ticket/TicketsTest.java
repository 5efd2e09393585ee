package io.seatlog.query.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.id.InstallationSecret;
import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.id.TicketId;
import io.seatlog.query.Samples;
import io.seatlog.ticket.SeatLabel;
import io.seatlog.ticket.TicketCodec;
import io.seatlog.ticket.TicketContent;
import io.seatlog.ticket.TicketKeys;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderStatus;
import io.seatlog.wire.TicketStatus;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TicketsTest {

    private static final TicketKeys KEYS = new TicketKeys(new InstallationSecret(new byte[32]), 1, 1);
    private static final Order ORDER = Samples.ticketed("anna", "hall", 1);

    private final Tickets tickets = new Tickets(KEYS);

    @Test
    void eachSeatHasATicketAndOnlyGoodOnesHaveAToken() {
        List<ShownTicket> shown = tickets.of(ORDER);

        assertThat(shown)
                .extracting(ShownTicket::status)
                .containsExactly(TicketStatus.VALID, TicketStatus.ADMITTED, TicketStatus.VOID);
        assertThat(shown).extracting(ticket -> ticket.id().toString()).containsExactly(id(1), id(2), id(3));
        assertThat(shown.get(0).token()).isNotNull().isNotEqualTo(shown.get(1).token());
        assertThat(shown.get(1).token()).isNotNull();
        assertThat(shown.get(2).token()).isNull();
        assertThat(shown.get(1).admission()).isEqualTo(Samples.admission("Gate <B>"));
    }

    @Test
    void aTokenSaysWhichTicketItIsAndWhereItsSeatIs() throws Exception {
        Order reissued = Order.newBuilder(ORDER)
                .setTickets(List.of(
                        Samples.ticket(1, TicketStatus.VALID).setIssue(3).build()))
                .build();

        TicketContent content =
                new TicketCodec(KEYS).decode(tickets.of(reissued).get(0).token());

        assertThat(content.ticket(new ShowtimeId("hall"))).hasToString(id(1));
        assertThat(content.issue()).isEqualTo(3);
        assertThat(content.seat()).isEqualTo(new SeatLabel("a", "12", "1"));
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void onlyPaidOrdersHaveTokens(OrderStatus status) {
        Order order = Order.newBuilder(ORDER).setStatus(status).build();
        boolean isPaid =
                EnumSet.of(OrderStatus.PAID, OrderStatus.PARTLY_REFUNDED).contains(status);

        ShownTicket first = tickets.of(order).get(0);

        assertThat(first.token() != null).isEqualTo(isPaid);
        assertThat(first.status()).isEqualTo(isPaid ? TicketStatus.VALID : TicketStatus.VOID);
    }

    @Test
    void aTicketOfNoSeatIsNotShown() {
        Order order = Order.newBuilder(ORDER)
                .setTickets(List.of(
                        Samples.ticket(0, TicketStatus.VALID).build(),
                        Samples.ticket(4, TicketStatus.VALID).build()))
                .build();

        assertThat(tickets.of(order)).isEmpty();
        assertThat(tickets.of(ORDER, TicketId.parse(id(4)))).isEmpty();
        assertThat(tickets.of(ORDER, TicketId.parse(id(3)))).isPresent();
    }

    @Test
    void anotherKeyIsAnotherVersionOfTheSameTickets() {
        Tickets later = new Tickets(new TicketKeys(new InstallationSecret(new byte[32]), 1, 2));

        assertThat(tickets.etag(ORDER)).isEqualTo("\"7.1\"");
        assertThat(later.etag(ORDER)).isEqualTo("\"7.2\"");
    }

    private static String id(int line) {
        return new TicketId(OrderId.parse(ORDER.getOrderId()), line).toString();
    }
}
