/** One immutable snapshot a showtime, built from the committed tables of seats and showtimes. */
@NullMarked
package io.seatlog.query.view;

import org.jspecify.annotations.NullMarked;
