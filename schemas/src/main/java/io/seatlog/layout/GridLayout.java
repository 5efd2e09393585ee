package io.seatlog.layout;

import io.seatlog.id.SectionId;
import org.jspecify.annotations.Nullable;

/**
 * A section of equal rows, computed instead of listed: seats and rows are 1 apart, ids are {@code section:row:number}, from
 * 1. This one class says where its seats are and how good they are; publishing, deciding and drawing all ask it.
 *
 * @param section     the section
 * @param rows        rows, at least 1
 * @param seatsPerRow seats in each, at least 1
 * @param top         rows of the plan above the first one
 * @param focalPoint  what the best seats are nearest to; without one the first rows' middles are the best
 */
public record GridLayout(
        SectionId section,
        int rows,
        int seatsPerRow,
        int top,
        @Nullable Point focalPoint) {

    /** Most seats of a showtime, so also of a grid. */
    public static final int SEATS_MAX = 1_000_000;

    public GridLayout {
        if (rows < 1 || seatsPerRow < 1 || (long) rows * seatsPerRow > SEATS_MAX) {
            throw new IllegalArgumentException("A grid has 1 to 1,000,000 seats in rows of equal length");
        }
        if (top < 0) {
            throw new IllegalArgumentException("A grid lies below the plan's upper edge");
        }
    }

    /** Seats in the grid. */
    public int seats() {
        return rows * seatsPerRow;
    }

    /** The row of a seat, from 1. */
    public int row(int index) {
        return index / seatsPerRow + 1;
    }

    /** The number of a seat in its row, from 1. */
    public int number(int index) {
        return index % seatsPerRow + 1;
    }

    /** The id of a seat. */
    public String id(int index) {
        return section.value() + ':' + row(index) + ':' + number(index);
    }

    /** The index of the seat with this id, or -1 if the grid has none. */
    public int indexOf(String id) {
        String name = section.value();
        int colon = id.indexOf(':', name.length());
        if (colon != name.length() || !id.startsWith(name)) {
            return -1;
        }
        int second = id.indexOf(':', colon + 1);
        if (second < 0) {
            return -1;
        }
        int row = Numbers.parse(id, colon + 1, second, rows);
        int number = Numbers.parse(id, second + 1, id.length(), seatsPerRow);
        return row < 0 || number < 0 ? -1 : (row - 1) * seatsPerRow + number - 1;
    }

    /** Where a seat is, to the right. */
    public double x(int index) {
        return index % seatsPerRow;
    }

    /** Where a seat is, downwards. */
    public double y(int index) {
        return top + (double) (index / seatsPerRow);
    }

    /** How good a seat is; see {@link Ranks}. */
    public int rank(int index) {
        return focalPoint == null
                ? Ranks.byPlace(top + index / seatsPerRow, index % seatsPerRow, seatsPerRow)
                : Ranks.byDistance(focalPoint, x(index), y(index));
    }
}
