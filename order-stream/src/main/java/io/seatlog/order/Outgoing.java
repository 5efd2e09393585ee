package io.seatlog.order;

import org.apache.kafka.common.header.Headers;

/** A record on its way to a sink. */
record Outgoing(String sink, byte[] key, byte[] value, Headers headers) {}
