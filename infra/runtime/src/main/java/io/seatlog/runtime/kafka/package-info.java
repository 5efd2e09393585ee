/** Kafka as every app meets it: settings, topics, producers, readers, dead letters. */
@NullMarked
package io.seatlog.runtime.kafka;

import org.jspecify.annotations.NullMarked;
