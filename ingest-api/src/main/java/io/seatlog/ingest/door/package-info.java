/** The door: tickets are scanned, checked, and let somebody in once. */
@NullMarked
package io.seatlog.ingest.door;

import org.jspecify.annotations.NullMarked;
