package io.seatlog.query.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.query.Samples;
import io.seatlog.query.body.Json;
import io.seatlog.query.view.ShowtimeView;
import io.seatlog.query.view.ShowtimeViews;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderRefund;
import io.seatlog.wire.OrderStatus;
import io.seatlog.wire.OrderTicket;
import io.seatlog.wire.RefundStatus;
import io.seatlog.wire.SalesState;
import io.seatlog.wire.TicketStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CancellationProgressTest {

    @Test
    void addsUpWhatTheCancellationGivesBackAndWhoStillWaits() {
        ShowtimeViews views = new ShowtimeViews();
        views.caughtUp();
        views.showtime("hall", Samples.showtime("hall", SalesState.CANCELLED, 9));
        ShowtimeView view = views.view("hall").orElseThrow();
        Order waiting = Order.newBuilder(Samples.order("anna", "hall", 1, OrderStatus.PAID))
                .setTickets(List.of(new OrderTicket(1, 1, TicketStatus.VALID, null, List.of(), null)))
                .build();
        CancellationProgress progress = new CancellationProgress()
                .and(waiting)
                .and(Samples.order("ben", "hall", 2, OrderStatus.BOOKED))
                .and(Samples.order("cleo", "hall", 3, OrderStatus.EXPIRED))
                .and(refunded("dan", 4, RefundStatus.SUCCEEDED))
                .and(refunded("eve", 5, RefundStatus.FAILED));

        JsonNode json = new JsonMapper().readTree(Json.object(out -> progress.members(out, view)));
        assertThat(json.path("cancelled").asBoolean()).isTrue();
        assertThat(json.path("waiting").asInt()).isEqualTo(2);
        assertThat(json.path("orders").asInt()).isEqualTo(2);
        assertThat(json.path("tickets").asInt()).isEqualTo(2);
        assertThat(json.path("amount").asInt()).isEqualTo(10_000);
        assertThat(json.path("returned").asInt()).isEqualTo(5_000);
        assertThat(json.path("refunds").path("FAILED").asInt()).isEqualTo(1);
    }

    private static Order refunded(String customer, int number, RefundStatus status) {
        Order order = Samples.order(customer, "hall", number, OrderStatus.REFUNDED);
        OrderRefund refund =
                new OrderRefund(order.getOrderId() + "/cancelled", List.of(1), 5_000L, status, Samples.T0, Samples.T0);
        OrderRefund earlier = OrderRefund.newBuilder(refund).setRefundId("own").build();
        return Order.newBuilder(order).setRefunds(List.of(refund, earlier)).build();
    }
}
