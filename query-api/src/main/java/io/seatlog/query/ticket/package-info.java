/** Tickets as their owners read and show them: their codes, a page for the door, the keys that check them. */
@NullMarked
package io.seatlog.query.ticket;

import org.jspecify.annotations.NullMarked;
