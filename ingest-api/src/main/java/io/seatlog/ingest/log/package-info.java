/** The log as ingest-api sees it: commands out, replies in, and the committed view of every showtime. */
@NullMarked
package io.seatlog.ingest.log;

import org.jspecify.annotations.NullMarked;
