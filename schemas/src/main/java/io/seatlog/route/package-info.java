/** What {@code openapi.yaml} says of paths and methods, for who must answer about all of them. */
@NullMarked
package io.seatlog.route;

import org.jspecify.annotations.NullMarked;
