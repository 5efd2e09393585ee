/** Avro in Confluent's wire format: a zero byte, the schema's id in four, Avro binary. */
@NullMarked
package io.seatlog.serde;

import org.jspecify.annotations.NullMarked;
