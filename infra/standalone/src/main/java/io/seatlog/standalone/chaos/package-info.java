/**
 * A sale in which everything goes wrong: the payment provider misbehaves, the whole system is killed again and again,
 * and buyers repeat themselves until they are answered. Afterwards, at rest, the books must agree.
 */
@NullMarked
package io.seatlog.standalone.chaos;

import org.jspecify.annotations.NullMarked;
