package io.seatlog.order.domain;

/** Where the command that held the seats stands in the seat log. */
public record Receipt(int partition, long offset) {}
