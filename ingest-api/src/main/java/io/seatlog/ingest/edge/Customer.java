package io.seatlog.ingest.edge;

import io.seatlog.id.CustomerId;

/**
 * Who asks, and for whom.
 *
 * @param id          the customer
 * @param isOrganizer whether everything is allowed
 */
public record Customer(CustomerId id, boolean isOrganizer) {}
