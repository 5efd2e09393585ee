/** What all answers have in common: problems, cursors, callers, cache headers. */
@NullMarked
package io.seatlog.query.http;

import org.jspecify.annotations.NullMarked;
