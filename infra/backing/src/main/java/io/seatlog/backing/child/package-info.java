/** The main classes of the child processes: they run what they wrap and end when their parent is gone. */
@NullMarked
package io.seatlog.backing.child;

import org.jspecify.annotations.NullMarked;
