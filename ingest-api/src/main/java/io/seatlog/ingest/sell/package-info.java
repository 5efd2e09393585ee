/** Selling: holds, their release, their payment. Answers come from committed replies. */
@NullMarked
package io.seatlog.ingest.sell;

import org.jspecify.annotations.NullMarked;
