package io.seatlog.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a section that fits one record: at most 2,000 seats and 500 kB, cut at a row where possible, else anywhere;
 * seats on both sides of a cut count as not adjacent.
 *
 * @param number which part of the section, from 0
 * @param first  index in the section of its first seat
 * @param count  its seats
 */
public record Part(int number, int first, int count) {

    /** Most seats of a part. */
    public static final int SEATS_MAX = 2_000;

    /** Most bytes of a part's record. */
    public static final int BYTES_MAX = 500_000;

    /** Most parts of a showtime. */
    public static final int PARTS_MAX = 1_000;

    /** Most categories of a part. */
    public static final int CATEGORIES_MAX = 200;

    /** Most characters of a category's name. */
    public static final int CATEGORY_LENGTH_MAX = 64;

    /** Index in the section after its last seat. */
    public int end() {
        return first + count;
    }

    /** The parts of a section of equal rows. */
    public static List<Part> ofGrid(int rows, int seatsPerRow) {
        return ofRows(new int[rows], i -> seatsPerRow, i -> 0);
    }

    /** The parts of a section of nameless places. */
    public static List<Part> ofGeneral(int capacity) {
        return ofRows(new int[1], i -> capacity, i -> 0);
    }

    /**
     * The parts of a section of rows.
     *
     * @param seats seats of each row
     * @param bytes bytes that the largest seat of each row takes in its record
     */
    public static List<Part> ofRows(int[] seats, int[] bytes) {
        return ofRows(seats, i -> seats[i], i -> bytes[i]);
    }

    private interface PerRow {
        int of(int row);
    }

    private static List<Part> ofRows(int[] rows, PerRow seats, PerRow bytesPerSeat) {
        List<Part> parts = new ArrayList<>();
        int first = 0;
        int count = 0;
        long bytes = 0;
        for (int row = 0; row < rows.length; row++) {
            int left = seats.of(row);
            int perSeat = bytesPerSeat.of(row);
            boolean fits = count + left <= SEATS_MAX && bytes + (long) left * perSeat <= BYTES_MAX;
            if (!fits && count > 0) {
                parts.add(new Part(parts.size(), first, count));
                first += count;
                count = 0;
                bytes = 0;
            }
            int most = perSeat == 0 ? SEATS_MAX : Math.max(1, Math.min(SEATS_MAX, BYTES_MAX / perSeat));
            while (left > most) {
                parts.add(new Part(parts.size(), first, most));
                first += most;
                left -= most;
            }
            count += left;
            bytes += (long) left * perSeat;
        }
        if (count > 0) {
            parts.add(new Part(parts.size(), first, count));
        }
        return parts;
    }
}
