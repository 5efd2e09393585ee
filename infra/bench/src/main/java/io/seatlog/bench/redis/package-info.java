/**
 * What one would use otherwise: the classic design of a flash sale, decided by a script in Redis, behind the same HTTP calls
 * as Seatlog's.
 */
@NullMarked
package io.seatlog.bench.redis;

import org.jspecify.annotations.NullMarked;
