/**
 * The live feed of a showtime over WebSocket. {@code FeedSession} decides what one connection is sent and when; it knows no
 * socket and no clock. {@code FeedRoom} has the connections of a showtime and the frames that they share.
 */
@NullMarked
package io.seatlog.query.feed;

import org.jspecify.annotations.NullMarked;
