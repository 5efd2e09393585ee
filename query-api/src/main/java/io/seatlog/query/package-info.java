/** Every read over HTTP and WebSocket. */
@NullMarked
package io.seatlog.query;

import org.jspecify.annotations.NullMarked;
