package io.seatlog.inventory;

import io.seatlog.inventory.domain.Fact;
import io.seatlog.inventory.domain.SalesPaused;
import io.seatlog.inventory.domain.SalesResumed;
import io.seatlog.inventory.domain.SeatRef;
import io.seatlog.inventory.domain.SeatsBlocked;
import io.seatlog.inventory.domain.SeatsBooked;
import io.seatlog.inventory.domain.SeatsHeld;
import io.seatlog.inventory.domain.SeatsReleased;
import io.seatlog.inventory.domain.SeatsUnblocked;
import io.seatlog.inventory.domain.SectionOpened;
import io.seatlog.inventory.domain.ShowtimeCancelled;
import io.seatlog.inventory.domain.ShowtimeChanged;
import io.seatlog.inventory.domain.ShowtimeClosed;
import io.seatlog.inventory.domain.ShowtimeOpened;
import io.seatlog.inventory.domain.SoldSeat;
import io.seatlog.inventory.domain.Stamp;
import io.seatlog.wire.CommandRef;
import io.seatlog.wire.ReleaseCause;
import io.seatlog.wire.SeatState;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** From facts to the records of {@code seat-facts}. */
final class FactCodec {

    private FactCodec() {}

    static SpecificRecord encode(Fact fact) {
        if (fact instanceof SeatsHeld held) {
            return encode(held);
        } else if (fact instanceof SeatsBooked booked) {
            return encode(booked);
        } else if (fact instanceof SeatsReleased released) {
            return encode(released);
        } else if (fact instanceof SeatsBlocked blocked) {
            return encode(blocked);
        } else if (fact instanceof SeatsUnblocked unblocked) {
            return encode(unblocked);
        } else if (fact instanceof SectionOpened opened) {
            return encode(opened);
        } else if (fact instanceof ShowtimeOpened opened) {
            return encode(opened);
        } else if (fact instanceof ShowtimeChanged changed) {
            return encode(changed);
        } else if (fact instanceof SalesPaused) {
            return new io.seatlog.wire.SalesPaused(
                    id(fact), fact.number(), fact.stamp().at(), ref(fact));
        } else if (fact instanceof SalesResumed) {
            return new io.seatlog.wire.SalesResumed(
                    id(fact), fact.number(), fact.stamp().at(), ref(fact));
        } else if (fact instanceof ShowtimeCancelled) {
            return new io.seatlog.wire.ShowtimeCancelled(
                    id(fact), fact.number(), fact.stamp().at(), ref(fact));
        } else if (fact instanceof ShowtimeClosed closed) {
            return new io.seatlog.wire.ShowtimeClosed(
                    id(fact), fact.number(), fact.stamp().at(), ref(fact), closed.closeAt(), closed.remaining());
        }
        throw new IllegalArgumentException("No record for " + fact.getClass());
    }

    private static String id(Fact fact) {
        return fact.showtime().value();
    }

    static CommandRef ref(Stamp stamp) {
        return new CommandRef(stamp.commandId(), stamp.partition(), stamp.offset());
    }

    private static CommandRef ref(Fact fact) {
        return ref(fact.stamp());
    }

    private static SpecificRecord encode(SeatsHeld fact) {
        return new io.seatlog.wire.SeatsHeld(
                id(fact),
                fact.number(),
                fact.stamp().at(),
                ref(fact),
                fact.order().toString(),
                fact.customer().value(),
                sold(fact.seats()),
                SeatState.HELD,
                fact.deadline(),
                fact.currency(),
                fact.total(),
                PolicyCodec.encode(fact.refund()),
                fact.startsAt());
    }

    private static SpecificRecord encode(SeatsBooked fact) {
        return new io.seatlog.wire.SeatsBooked(
                id(fact),
                fact.number(),
                fact.stamp().at(),
                ref(fact),
                fact.order().toString(),
                fact.customer().value(),
                refs(fact.seats()),
                SeatState.BOOKED,
                fact.deadline());
    }

    private static SpecificRecord encode(SeatsReleased fact) {
        ReleaseCause cause =
                switch (fact.cause()) {
                    case EXPIRED -> ReleaseCause.EXPIRED;
                    case CANCELLED -> ReleaseCause.CANCELLED;
                    case REFUNDED -> ReleaseCause.REFUNDED;
                };
        return new io.seatlog.wire.SeatsReleased(
                id(fact),
                fact.number(),
                fact.stamp().at(),
                ref(fact),
                fact.order().toString(),
                fact.customer().value(),
                refs(fact.seats()),
                SeatState.FREE,
                cause,
                fact.deadline());
    }

    private static SpecificRecord encode(SeatsBlocked fact) {
        return new io.seatlog.wire.SeatsBlocked(
                id(fact),
                fact.number(),
                fact.stamp().at(),
                ref(fact),
                refs(fact.seats()),
                SeatState.BLOCKED,
                fact.reason());
    }

    private static SpecificRecord encode(SeatsUnblocked fact) {
        return new io.seatlog.wire.SeatsUnblocked(
                id(fact),
                fact.number(),
                fact.stamp().at(),
                ref(fact),
                refs(fact.seats()),
                SeatState.FREE,
                fact.reason());
    }

    private static SpecificRecord encode(SectionOpened fact) {
        return new io.seatlog.wire.SectionOpened(
                id(fact),
                fact.number(),
                fact.stamp().at(),
                ref(fact),
                fact.draft(),
                fact.part().section().value(),
                fact.part().part(),
                fact.part().parts(),
                fact.part().first(),
                fact.part().count());
    }

    private static SpecificRecord encode(ShowtimeOpened fact) {
        return new io.seatlog.wire.ShowtimeOpened(
                id(fact),
                fact.number(),
                fact.stamp().at(),
                ref(fact),
                fact.draft(),
                fact.planId(),
                fact.rules(),
                PolicyCodec.encode(fact.policy()),
                fact.sections().stream().map(PartCodec::encode).toList(),
                refs(fact.blocked()),
                SeatState.BLOCKED,
                fact.policy().closeAt());
    }

    private static SpecificRecord encode(ShowtimeChanged fact) {
        return new io.seatlog.wire.ShowtimeChanged(
                id(fact),
                fact.number(),
                fact.stamp().at(),
                ref(fact),
                PolicyCodec.encode(fact.policy()),
                fact.policy().closeAt(),
                fact.closeAtBefore());
    }

    private static List<io.seatlog.wire.SeatRef> refs(List<SeatRef> seats) {
        List<io.seatlog.wire.SeatRef> refs = new ArrayList<>(seats.size());
        for (SeatRef seat : seats) {
            refs.add(new io.seatlog.wire.SeatRef(
                    seat.section().value(), seat.index(), seat.id().value()));
        }
        return refs;
    }

    static List<io.seatlog.wire.SoldSeat> sold(List<SoldSeat> seats) {
        List<io.seatlog.wire.SoldSeat> sold = new ArrayList<>(seats.size());
        for (SoldSeat seat : seats) {
            sold.add(new io.seatlog.wire.SoldSeat(
                    seat.section().value(),
                    seat.index(),
                    seat.id().value(),
                    seat.row(),
                    seat.number(),
                    seat.category().name(),
                    PolicyCodec.encode(seat.price())));
        }
        return sold;
    }
}
