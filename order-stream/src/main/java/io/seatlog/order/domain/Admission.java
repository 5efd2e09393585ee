package io.seatlog.order.domain;

import java.time.Instant;

/** A scan that was answered. */
public record Admission(Instant at, String gate, String scanId, boolean offline) {}
