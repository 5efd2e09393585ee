package io.seatlog.inventory.domain;

import java.time.Instant;

/**
 * When and where in the log a command stands: the only time and the only position that a decision knows.
 *
 * @param at        the record's log time, as it is
 * @param commandId the command's own id
 * @param partition of {@code seat-commands}
 * @param offset    in that partition
 */
public record Stamp(Instant at, String commandId, int partition, long offset) {}
