package io.seatlog.order.domain;

/** The answer to one command. */
public record Reply(OrderCommand to, Answer answer) {}
