package io.seatlog.order;

import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.wire.CommandAccepted;
import io.seatlog.wire.CommandRef;
import io.seatlog.wire.IntentStatus;
import io.seatlog.wire.PayOrder;
import io.seatlog.wire.PaymentOperation;
import io.seatlog.wire.PaymentOutcome;
import io.seatlog.wire.PaymentReading;
import io.seatlog.wire.PaymentRequestEnd;
import io.seatlog.wire.Price;
import io.seatlog.wire.ProviderEvent;
import io.seatlog.wire.ReleaseCause;
import io.seatlog.wire.SeatRef;
import io.seatlog.wire.SeatState;
import io.seatlog.wire.SeatsBooked;
import io.seatlog.wire.SeatsHeld;
import io.seatlog.wire.SeatsReleased;
import io.seatlog.wire.SoldSeat;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/** Records of one order, as others write them. */
final class Wire {

    static final String SHOWTIME = "hamlet-1";
    static final OrderId ORDER = new OrderId(new ShowtimeId(SHOWTIME), "abcdefghijklmnopqrstuvwxyz");
    static final String BUYER = "buyer";
    static final byte[] REPLY_TO = {1, 2, 3, 4, 5, 6, 7, 8};
    static final Instant HELD_AT = Instant.parse("2026-06-01T10:00:00Z");
    static final Instant DEADLINE = HELD_AT.plusSeconds(900);

    private Wire() {}

    static SeatsHeld held(long amount) {
        return held(ORDER, amount, HELD_AT, DEADLINE);
    }

    static SeatsHeld held(OrderId order, long amount, Instant at, Instant deadline) {
        SoldSeat seat = SoldSeat.newBuilder()
                .setSection("stalls")
                .setIndex(4)
                .setId("stalls:1:5")
                .setRow("1")
                .setNumber("5")
                .setCategory("best")
                .setPrice(new Price(amount, 0L, 700))
                .build();
        return SeatsHeld.newBuilder()
                .setShowtimeId(order.showtime().value())
                .setNumber(1L)
                .setAt(at)
                .setCommand(new CommandRef("hold", 0, 7L))
                .setOrderId(order.toString())
                .setCustomer(BUYER)
                .setSeats(List.of(seat))
                .setTo(SeatState.HELD)
                .setDeadline(deadline)
                .setCurrency("EUR")
                .setTotal(amount)
                .setStartsAt(deadline)
                .build();
    }

    static SeatsBooked booked(long number) {
        return booked(ORDER, number);
    }

    static SeatsBooked booked(OrderId order, long number) {
        return SeatsBooked.newBuilder()
                .setShowtimeId(order.showtime().value())
                .setNumber(number)
                .setAt(HELD_AT)
                .setCommand(new CommandRef(order + "/book", 0, 8L))
                .setOrderId(order.toString())
                .setCustomer(BUYER)
                .setSeats(List.of(new SeatRef("stalls", 4, "stalls:1:5")))
                .setDeadline(DEADLINE)
                .build();
    }

    static SeatsReleased released(long number, ReleaseCause cause) {
        return SeatsReleased.newBuilder()
                .setShowtimeId(SHOWTIME)
                .setNumber(number)
                .setAt(HELD_AT)
                .setCommand(new CommandRef("release", 0, 9L))
                .setOrderId(ORDER.toString())
                .setCustomer(BUYER)
                .setSeats(List.of())
                .setCause(cause)
                .setDeadline(DEADLINE)
                .build();
    }

    static CommandAccepted accepted() {
        return accepted(ORDER);
    }

    static CommandAccepted accepted(OrderId order) {
        return CommandAccepted.newBuilder()
                .setShowtimeId(order.showtime().value())
                .setCommand(new CommandRef(order + "/book", 0, 8L))
                .setNumber(2)
                .setOrderId(order.toString())
                .build();
    }

    static PayOrder pay(String commandId) {
        return pay(ORDER, commandId);
    }

    static PayOrder pay(OrderId order, String commandId) {
        return PayOrder.newBuilder()
                .setShowtimeId(order.showtime().value())
                .setCommandId(commandId)
                .setReplyTo(ByteBuffer.wrap(REPLY_TO))
                .setOrderId(order.toString())
                .setCustomer(BUYER)
                .setReturnUrl("https://shop.example/back")
                .build();
    }

    static PaymentOutcome opened(String requestId) {
        return outcome(
                requestId,
                PaymentOperation.OPEN,
                PaymentReading.newBuilder()
                        .setPaymentId("cs_1")
                        .setPageOpen(true)
                        .setUrl("https://pay.example/cs_1")
                        .build());
    }

    static PaymentOutcome outcome(String requestId, PaymentOperation operation, PaymentReading reading) {
        return PaymentOutcome.newBuilder()
                .setShowtimeId(SHOWTIME)
                .setOrderId(ORDER.toString())
                .setRequestId(requestId)
                .setOperation(operation)
                .setAttempt(1)
                .setAt(HELD_AT)
                .setEnd(PaymentRequestEnd.DONE)
                .setReading(reading)
                .build();
    }

    static PaymentReading reading(IntentStatus status) {
        return PaymentReading.newBuilder()
                .setPaymentIntent("pi_1")
                .setIntent(status)
                .setAmount(2500)
                .setAmountReceived(status == IntentStatus.SUCCEEDED ? 2500 : 0)
                .setCurrency("EUR")
                .build();
    }

    static ProviderEvent event(IntentStatus status) {
        return ProviderEvent.newBuilder()
                .setShowtimeId(SHOWTIME)
                .setOrderId(ORDER.toString())
                .setEventId("evt_1")
                .setType("payment_intent.amount_capturable_updated")
                .setAt(HELD_AT)
                .setReading(reading(status))
                .build();
    }
}
