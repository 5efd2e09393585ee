/** What a sale is at a time, as every app must see it. */
@NullMarked
package io.seatlog.sale;

import org.jspecify.annotations.NullMarked;
