/**
 * Turns time into commands: holds whose deadline has passed, showtimes whose rows are to go. It decides nothing and never
 * touches a seat; what comes too early, late or twice is refused by the seat log and changes nothing.
 *
 * <pre>
 *                 SeatsHeld: put          +-----------+
 *   seat-facts ──────────────────────────>| deadlines |   deadline, order id
 *                 ends of holds: delete   +-----------+
 *                                              |  alarm: from the cursor to now, every 100 ms while any is due
 *                                              v
 *   seat-commands <── plain producer ── ExpireHold, CloseShowtime
 *
 *   seat-facts.dead-letters <── facts that cannot be read
 * </pre>
 *
 * Its topics have key showtimeId. At least once, read committed: an expiry asked twice is harmless, one asked for a hold
 * that was aborted would be noise.
 */
@NullMarked
package io.seatlog.expiry;

import org.jspecify.annotations.NullMarked;
