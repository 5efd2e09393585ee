/** Every write over HTTP. */
@NullMarked
package io.seatlog.ingest;

import org.jspecify.annotations.NullMarked;
