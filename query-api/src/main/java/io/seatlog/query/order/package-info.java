/**
 * Orders: a table keyed by customer and order, and beside it the orders of a showtime, newest first. Each instance keeps
 * some partitions; a question goes to the instance that has the partition, or to its standby.
 */
@NullMarked
package io.seatlog.query.order;

import org.jspecify.annotations.NullMarked;
