/** What the apps share; it knows no ticketing word. */
@NullMarked
package io.seatlog.runtime;

import org.jspecify.annotations.NullMarked;
