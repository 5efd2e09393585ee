/**
 * Decides who gets which seat: the one writer of seats, one command after another, in log order, exactly once.
 *
 * <pre>
 *   seat-commands (key showtimeId, log-append time)
 *        |
 *        v   codec: bytes to a command, or to the dead letters
 *   inventory ---- house  (cached: showtime, counts, layouts, sections, customers)
 *        |    \--- holds  (not cached: orders)
 *        |
 *        |  load, decide, apply, write, forward: all in one transaction
 *        |
 *        +--> seat-facts      what changed, numbered per showtime without gaps
 *        +--> seat-replies    answers to commands with replyTo, header {@code to}
 *        +--> seat-results    answers to commands with wantsResult
 *        +--> showtimes       policy, prices, sales state, sections    (compacted)
 *        +--> sections        layouts, written once                    (compacted)
 *        +--> seat-map        state of every seat, 50 ms after the first change (compacted)
 *        +--> seat-commands.dead-letters   what cannot be decided on, as it came
 * </pre>
 *
 * Both stores have keys of kind, showtimeId and id ({@link io.seatlog.inventory.HouseKeys}) and plain binary values
 * that begin with a version. What is read again is kept decoded on the heap ({@link
 * io.seatlog.inventory.StoredHouse}); that copy goes with the task. The rules themselves are in {@code domain}, which
 * knows neither Kafka nor time.
 */
@NullMarked
package io.seatlog.inventory;

import org.jspecify.annotations.NullMarked;
