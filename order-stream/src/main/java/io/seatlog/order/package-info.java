/** The life of an order. */
@NullMarked
package io.seatlog.order;

import org.jspecify.annotations.NullMarked;
