package io.seatlog.inventory.domain;

import java.time.Instant;

/**
 * What a customer gets back who returns a ticket.
 *
 * @param until the last moment to return one
 * @param keep  what the organiser keeps of each ticket, in minor units
 */
public record RefundPolicy(Instant until, long keep) {}
