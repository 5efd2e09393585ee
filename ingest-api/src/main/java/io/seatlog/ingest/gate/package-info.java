/**
 * The admission gate: keeps floods out of the log by what the committed view of a showtime proves. A hint, never a decision:
 * the log decides. No Kafka, no HTTP, no clock in it.
 */
@NullMarked
package io.seatlog.ingest.gate;

import org.jspecify.annotations.NullMarked;
