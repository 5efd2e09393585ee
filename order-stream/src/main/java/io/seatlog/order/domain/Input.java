package io.seatlog.order.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something an order hears. Its time is the log's, or the tick's. */
public sealed interface Input
        permits Input.SeatFact,
                Input.BookAnswered,
                Input.SeatsReturned,
                Input.ShowtimeCancelled,
                OrderCommand,
                Input.PaymentInput,
                Input.Tick {

    Instant at();

    /** A fact of the seat log, numbered within the showtime. */
    sealed interface SeatFact extends Input {
        long number();
    }

    /** The seats are held: the order begins. */
    record SeatsHeld(long number, Instant at, Sale sale) implements SeatFact {}

    /** The seats are booked, by our BookHold or by somebody else's. */
    record SeatsBooked(long number, Instant at, String commandId) implements SeatFact {}

    /** Seats were given back. */
    record SeatsReleased(long number, Instant at, ReleaseCause cause) implements SeatFact {}

    /** The seat log answered our BookHold. */
    record BookAnswered(
            Instant at, String commandId, @Nullable BookRefusal refusal) implements Input {}

    /** The seat log answered a ReturnSeats; refused or not, the seats are no longer the order's. */
    record SeatsReturned(Instant at, String refundId) implements Input {}

    /** The showtime is called off. Each order is told when its turn comes, so its number says nothing here. */
    record ShowtimeCancelled(Instant at) implements Input {}

    /** Something about the payment. */
    sealed interface PaymentInput extends Input {

        /** The request that this ends; none: an event of the provider's. */
        @Nullable
        String requestId();
    }

    /** A page to pay on is open. */
    record PageOpened(Instant at, String requestId, String paymentId, String url) implements PaymentInput {}

    /** The provider would not open a page, or there is no time left to ask it. */
    record PageRefused(Instant at, String requestId, Refusal reason) implements PaymentInput {}

    /** A request whose effect is not known, now or for good. */
    record EffectUnknown(Instant at, String requestId) implements PaymentInput {}

    /**
     * How a refund stands at the provider, asked for.
     *
     * @param failure why it is FAILED
     */
    record RefundEnded(
            Instant at,
            String requestId,
            String refundId,
            Refund.Status status,
            @Nullable ParkReason failure) implements PaymentInput {

        static RefundEnded well(Instant at, String requestId, String refundId, Refund.Status status) {
            return new RefundEnded(at, requestId, refundId, status, null);
        }

        ParkReason why() {
            return failure == null ? ParkReason.REFUND_FAILED : failure;
        }
    }

    /** A look at a refund that told nothing. */
    record RefundUnknown(Instant at, String requestId, String refundId) implements PaymentInput {}

    /** How a refund stood at the provider, told by an event of any age. */
    record RefundTold(Instant at, String refundId, Refund.Status status) implements PaymentInput {

        @Override
        public @Nullable String requestId() {
            return null;
        }

        boolean isFinal() {
            return status == Refund.Status.SUCCEEDED || status == Refund.Status.FAILED;
        }
    }

    /** A payment as the provider showed it: asked for (it is the truth as of then), or told by an event of any age. */
    record PaymentShown(Instant at, @Nullable String requestId, Reading reading) implements PaymentInput {

        boolean isEvent() {
            return requestId == null;
        }

        boolean isAuthorised() {
            return reading.status() == IntentStatus.REQUIRES_CAPTURE;
        }

        boolean isCaptured() {
            return reading.status() == IntentStatus.SUCCEEDED;
        }
    }

    /** Time has passed. */
    record Tick(Instant at) implements Input {}
}
