package io.seatlog.inventory.domain;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.SectionId;
import io.seatlog.id.ShowtimeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one showtime, read as a decision needs them. Reading changes nothing. */
public interface House {

    ShowtimeId id();

    /** The showtime, once it has opened. */
    @Nullable
    Showtime showtime();

    /** Numbers and counts; {@link Counts#NONE} of a showtime that no fact is about. */
    Counts counts();

    /** The plan of a showtime that is open. */
    Plan plan();

    /** The state of a part, by its number in the plan. */
    Section section(int part);

    /** What counts against a customer's limit. */
    Customer customer(CustomerId id);

    /** An accepted order. */
    @Nullable
    Order order(OrderId id);

    /** A part of a draft, if it was laid out. */
    @Nullable
    Part part(String draft, SectionId section, int part);

    /** The first rows that a close removes, at most so many, always in the same order. */
    List<RowKey> rows(int limit);
}
