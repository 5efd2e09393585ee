package io.seatlog.inventory;

import io.seatlog.id.OrderId;
import io.seatlog.id.SeatId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.inventory.domain.Answer;
import io.seatlog.inventory.domain.Refusal;
import io.seatlog.inventory.domain.Stamp;
import io.seatlog.wire.CommandAccepted;
import io.seatlog.wire.CommandRefused;
import io.seatlog.wire.HoldAccepted;
import io.seatlog.wire.ReceiptRef;
import io.seatlog.wire.RefusalReason;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** From answers to the records of {@code seat-replies} and {@code seat-results}. */
final class AnswerCodec {

    private AnswerCodec() {}

    static SpecificRecord encode(Answer answer, ShowtimeId showtime, Stamp stamp) {
        if (answer instanceof Answer.Held held) {
            return encode(held, showtime, stamp);
        }
        if (answer instanceof Answer.Done done) {
            return new CommandAccepted(
                    showtime.value(),
                    FactCodec.ref(stamp),
                    done.number(),
                    text(done.order()),
                    done.replayed(),
                    done.revision());
        }
        return encode((Answer.Refused) answer, showtime, stamp);
    }

    private static SpecificRecord encode(Answer.Held held, ShowtimeId showtime, Stamp stamp) {
        return new HoldAccepted(
                showtime.value(),
                FactCodec.ref(stamp),
                held.number(),
                held.order().toString(),
                held.customer().value(),
                FactCodec.sold(held.seats()),
                held.currency(),
                held.total(),
                held.heldAt(),
                held.deadline(),
                // A showtime's commands never leave their partition, so the first one stood in this one too.
                new ReceiptRef(stamp.partition(), held.receipt()),
                held.replayed());
    }

    private static SpecificRecord encode(Answer.Refused refused, ShowtimeId showtime, Stamp stamp) {
        Refusal refusal = refused.refusal();
        return new CommandRefused(
                showtime.value(),
                FactCodec.ref(stamp),
                refused.number(),
                text(refused.order()),
                RefusalReason.valueOf(refusal.reason().name()),
                refusal.seats().stream().map(SeatId::value).toList(),
                refusal.limit(),
                refusal.inUse(),
                refusal.free(),
                refusal.held(),
                refusal.largest(),
                refusal.salesOpenAt(),
                refusal.detail(),
                refusal.revision());
    }

    private static @Nullable String text(@Nullable OrderId order) {
        return order == null ? null : order.toString();
    }
}
