/** Everything in one command. */
@NullMarked
package io.seatlog.standalone;

import org.jspecify.annotations.NullMarked;
