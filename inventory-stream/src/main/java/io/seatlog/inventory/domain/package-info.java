/**
 * Who gets which seat: pure rules, without Kafka, clock or randomness.
 *
 * <pre>
 *   command + house (the rows of one showtime) + stamp (log time, log position)
 *        decide -> decision: a fact (or none) and an answer
 *   fact + house
 *        applyTo -> changes: the rows as they are from now on
 * </pre>
 *
 * A refusal is data and changes nothing. The same {@code applyTo} serves live traffic, replay and tests.
 */
@NullMarked
package io.seatlog.inventory.domain;

import org.jspecify.annotations.NullMarked;
