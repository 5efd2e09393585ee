package io.seatlog.query.ticket;

import io.seatlog.id.TicketId;
import io.seatlog.wire.Admission;
import io.seatlog.wire.SoldSeat;
import io.seatlog.wire.TicketStatus;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as its owner reads it.
 *
 * @param status    what it is worth at the door
 * @param admission when and where it was used first, if it was
 * @param token     what its code says; only of a ticket that is not void
 */
record ShownTicket(
        TicketId id,
        SoldSeat seat,
        TicketStatus status,
        @Nullable Admission admission,
        @Nullable String token) {}
