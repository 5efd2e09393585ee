/**
 * What the apps share; it knows no ticketing word.
 *
 * <pre>
 *   kafka    settings, topics, producers, readers, dead letters
 *   streams  the life cycle of one Kafka Streams app, its start checks, ticks and memory
 *   token    who calls: bearer tokens
 *   http     request bodies within bounds, readiness
 *   rule     architecture rules that every app holds its code against
 * </pre>
 */
@NullMarked
package io.seatlog.runtime;

import org.jspecify.annotations.NullMarked;
