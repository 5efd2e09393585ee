/** Request bodies within bounds, and readiness. */
@NullMarked
package io.seatlog.runtime.http;

import org.jspecify.annotations.NullMarked;
