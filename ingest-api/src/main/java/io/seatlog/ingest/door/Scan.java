package io.seatlog.ingest.door;

import io.seatlog.id.ShowtimeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One scan of a ticket.
 *
 * @param id        the scanner's own name for it: sent again, it is the same scan
 * @param ticket    what the code says
 * @param showtime  what is on at this door
 * @param gate      where; empty if it does not matter
 * @param scannedAt when, by the scanner's clock
 * @param offline   whether the scanner has let somebody in already
 */
record Scan(
        String id,
        String ticket,
        ShowtimeId showtime,
        String gate,
        @Nullable Instant scannedAt,
        boolean offline) {}
