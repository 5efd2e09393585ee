/** What happens to waiting commands when the owner of a large house is killed. */
@NullMarked
package io.seatlog.bench.restart;

import org.jspecify.annotations.NullMarked;
