/** Starts and stops a real broker and a real schema registry as child processes. */
@NullMarked
package io.seatlog.backing;

import org.jspecify.annotations.NullMarked;
