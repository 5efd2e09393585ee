/** A plain client of the HTTP API, for the demo and the journeys. */
@NullMarked
package io.seatlog.standalone.client;

import org.jspecify.annotations.NullMarked;
