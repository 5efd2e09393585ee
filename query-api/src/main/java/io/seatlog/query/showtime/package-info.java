/** Answers about showtimes: what is sold, how many seats are left and which. */
@NullMarked
package io.seatlog.query.showtime;

import org.jspecify.annotations.NullMarked;
