/** The packed seat map: from published parts to one consistent view of a showtime. */
@NullMarked
package io.seatlog.seatmap;

import org.jspecify.annotations.NullMarked;
