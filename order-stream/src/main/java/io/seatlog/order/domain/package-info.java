/**
 * The life of one order, in plain Java: a state, an input, the next state and what it asks for.
 *
 * <pre>
 *   seat facts ------+
 *   seat answers ----+--> OrderTable row --> next state --> seat requests, payment requests, replies
 *   commands --------+
 *   payment reports -+        HELD -> AUTHORISED -> BOOKED -> PAID -> PARTLY_REFUNDED -> REFUNDED
 *   ticks -----------+          \-> EXPIRED, CANCELLED  \-> FAILED
 * </pre>
 *
 * <p>The inputs come from four topics whose order among each other is undefined, so every merge of the same inputs has
 * to end the same. Three rules see to that: our own booking needs both its fact and its first answer; a booking by
 * somebody else wins over a payment at any time; a free order's PayOrder counts by its log time.
 */
@NullMarked
package io.seatlog.order.domain;

import org.jspecify.annotations.NullMarked;
