/**
 * query-api answers every read, from committed records alone; it decides nothing and writes no topic but dead letters.
 *
 * <pre>
 *   showtimes, sections, ─> tables in memory, whole on every instance
 *   seat-map, catalogue       ├─> view      one immutable snapshot a showtime ─> HotReads, showtime
 *                             │                    └─> feed                   ─> WebSocket
 *                             └─> catalogue events, plans, seats
 *
 *   orders (customerId/orderId) ─> [orders] and [orders-by-showtime], this instance's partitions and their standbys
 *                             └─> order     asks this instance or another   ─> order, list, sales, CSV
 * </pre>
 *
 * {@code QueryTopology} has the whole graph, {@code QueryRoutes} every address, {@code KafkaSide} and {@code HttpSide} put
 * the parts together.
 */
@NullMarked
package io.seatlog.query;

import org.jspecify.annotations.NullMarked;
