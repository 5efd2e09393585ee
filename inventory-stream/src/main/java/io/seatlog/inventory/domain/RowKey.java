package io.seatlog.inventory.domain;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.SectionId;

/** A row of a showtime that its close removes. */
public sealed interface RowKey {

    /** The row of an order. */
    record OrderRow(OrderId order) implements RowKey {}

    /** The row of a customer. */
    record CustomerRow(CustomerId customer) implements RowKey {}

    /** The row that holds the state of a part's seats. */
    record SectionRow(SectionId section, int part) implements RowKey {}

    /** The row that holds the layout of a draft's part. */
    record LayoutRow(String draft, SectionId section, int part) implements RowKey {}
}
