/**
 * Typed ids. Plain Java, so that every domain package may use them; each id checks its form when it is made.
 */
@NullMarked
package io.seatlog.id;

import org.jspecify.annotations.NullMarked;
