/** Why something is refused, and with which HTTP status. */
@NullMarked
package io.seatlog.reason;

import org.jspecify.annotations.NullMarked;
