/** Where seats are: grids, plans, ranks. Plain Java, so that every domain package may use it. */
@NullMarked
package io.seatlog.layout;

import org.jspecify.annotations.NullMarked;
