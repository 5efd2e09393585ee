package io.seatlog.order.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket was scanned at the door.
 *
 * @param line      the ticket's place among the order's seats, from 1
 * @param issue     how often it has been issued, as the scanned one says
 * @param scanId    under it this happens once
 * @param scannedAt by the scanner's clock, which decides nothing
 * @param offline   whoever held it is in already
 * @param at        log time
 */
public record AdmitTicket(
        String commandId,
        Receipt receipt,
        @Nullable String replyTo,
        int line,
        int issue,
        String scanId,
        String gate,
        @Nullable Instant scannedAt,
        boolean offline,
        Instant at)
        implements OrderCommand {

    @Override
    public Refusal unknownOrder() {
        return Refusal.TICKET_UNKNOWN;
    }

    Admission admission() {
        return new Admission(offline && scannedAt != null ? scannedAt : at, gate, scanId, offline);
    }
}
