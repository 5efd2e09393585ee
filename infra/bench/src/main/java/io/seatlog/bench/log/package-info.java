/**
 * Commands straight into the log, decisions read back committed: what inventory-stream and the broker do, with every other
 * app running beside them, and without HTTP.
 */
@NullMarked
package io.seatlog.bench.log;

import org.jspecify.annotations.NullMarked;
