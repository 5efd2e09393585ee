/**
 * What a ticket's QR code says, and the keys it is signed with. Plain Java: whoever shows tickets and whoever checks them
 * use the same.
 */
@NullMarked
package io.seatlog.ticket;

import org.jspecify.annotations.NullMarked;
