package io.seatlog.order.domain;

/** The provider's page on which an order is paid. */
public record Page(String paymentId, String url) {}
