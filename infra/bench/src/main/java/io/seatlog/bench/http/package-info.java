/**
 * What clients see: purchases, reads, both, a burst of them, and the feed; held against the Redis design behind the same HTTP
 * calls and against a bare server, in turns.
 */
@NullMarked
package io.seatlog.bench.http;

import org.jspecify.annotations.NullMarked;
