package io.seatlog.order.domain;

/** The answer to one PayOrder. */
public record PayReply(PayOrder to, PayAnswer answer) {}
