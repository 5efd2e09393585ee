package io.seatlog.inventory;

import io.seatlog.inventory.domain.Command;
import org.jspecify.annotations.Nullable;

/**
 * A command as it came, and who wants to know what comes of it.
 *
 * @param command     what is wanted
 * @param commandId   its own id
 * @param replyTo     which instance waits for the reply, if any
 * @param wantsResult whether the answer goes to {@code seat-results}
 */
record Incoming(Command command, String commandId, byte @Nullable [] replyTo, boolean wantsResult) {}
