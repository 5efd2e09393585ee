/** The payment provider, emulated. */
@NullMarked
package io.seatlog.stripe;

import org.jspecify.annotations.NullMarked;
