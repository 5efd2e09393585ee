/** Publishing: from an organiser's request to a draft in the seat log and an open showtime; and changing it later. */
@NullMarked
package io.seatlog.ingest.publish;

import org.jspecify.annotations.NullMarked;
