/** Turns time into ExpireHold commands. */
@NullMarked
package io.seatlog.expiry;

import org.jspecify.annotations.NullMarked;
