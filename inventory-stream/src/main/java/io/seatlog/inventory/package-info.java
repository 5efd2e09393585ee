/** Decides who gets which seat. */
@NullMarked
package io.seatlog.inventory;

import org.jspecify.annotations.NullMarked;
