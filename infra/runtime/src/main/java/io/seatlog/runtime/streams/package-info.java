/** The life of one Kafka Streams app: what it checks, how it fails over, how it ticks. */
@NullMarked
package io.seatlog.runtime.streams;

import org.jspecify.annotations.NullMarked;
