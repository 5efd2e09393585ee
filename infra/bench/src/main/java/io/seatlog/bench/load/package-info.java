/**
 * The load generator: one thread that sends HTTP requests over many kept connections, in a closed loop or at arrival times
 * fixed in advance, and measures what it costs itself and how late it is.
 */
@NullMarked
package io.seatlog.bench.load;

import org.jspecify.annotations.NullMarked;
