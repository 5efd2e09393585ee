package io.seatlog.order;

import io.seatlog.id.OrderId;
import io.seatlog.order.domain.Input;

/** What an order is to hear. */
record Incoming(OrderId orderId, Input input) {}
