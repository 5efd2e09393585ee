package io.seatlog.ticket;

import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.id.TicketId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What a ticket's code says. The showtime stands there as a mark only; who checks the ticket knows which one is on.
 *
 * @param showtimeMark the first 8 bytes of the SHA-256 of the showtime's id
 * @param orderSuffix  what follows the showtime in the order's id
 * @param line         the ticket's line in the order, from 1
 * @param issue        which issue of this ticket it is, from 1; a later one voids it
 * @param seat         where to sit
 */
public record TicketContent(long showtimeMark, String orderSuffix, int line, int issue, SeatLabel seat) {

    /** Highest issue: it stands in one byte. */
    public static final int ISSUE_MAX = 255;

    public TicketContent {
        if (orderSuffix.length() != OrderId.SUFFIX_LENGTH) {
            throw new IllegalArgumentException("An order id ends in 26 characters");
        }
        if (line < 1 || line > TicketId.LINE_MAX || issue < 1 || issue > ISSUE_MAX) {
            throw new IllegalArgumentException("Line and issue of a ticket are 1 to 255");
        }
    }

    /** What the code of this issue of the ticket says. */
    public static TicketContent of(TicketId ticket, int issue, SeatLabel seat) {
        OrderId order = ticket.order();
        return new TicketContent(mark(order.showtime()), order.suffix(), ticket.line(), issue, seat);
    }

    /** Whether the ticket is for this showtime. */
    public boolean isFor(ShowtimeId showtime) {
        return showtimeMark == mark(showtime);
    }

    /** Which ticket it is, given the showtime that it is for. */
    public TicketId ticket(ShowtimeId showtime) {
        if (!isFor(showtime)) {
            throw new IllegalArgumentException("The ticket is for another showtime");
        }
        return new TicketId(new OrderId(showtime, orderSuffix), line);
    }

    private static long mark(ShowtimeId showtime) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(showtime.value().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
