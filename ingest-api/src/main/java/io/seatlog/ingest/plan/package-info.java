/** Seating plans: read, checked, measured, and cut into the records that carry them. No Kafka, no HTTP. */
@NullMarked
package io.seatlog.ingest.plan;

import org.jspecify.annotations.NullMarked;
