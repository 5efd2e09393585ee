package io.seatlog.inventory.domain;

import io.seatlog.id.SeatId;
import io.seatlog.id.SectionId;
import io.seatlog.layout.GridLayout;
import io.seatlog.layout.Point;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One part of a section, as it is published: what OpenSection brings and the store keeps. At most 2,000 seats.
 *
 * @param section    its section
 * @param name       the section's name
 * @param part       which part of the section, from 0
 * @param parts      how many the section has
 * @param first      index in the section of the part's first seat
 * @param count      seats in this part
 * @param categories of its seats
 * @param seats      what the seats are
 */
public record Part(
        SectionId section,
        String name,
        int part,
        int parts,
        int first,
        int count,
        List<Category> categories,
        Seats seats) {

    /** Most seats of a part. */
    public static final int SEATS_MAX = 2_000;

    /** Most parts of a showtime. */
    public static final int PARTS_MAX = 1_000;

    /** Most seats of a showtime. */
    public static final int SHOWTIME_SEATS_MAX = 1_000_000;

    private static final int CATEGORIES_MAX = io.seatlog.layout.Part.CATEGORIES_MAX;
    private static final int NAME_LENGTH_MAX = 200;

    public Part {
        categories = List.copyOf(categories);
    }

    /** How the places are told apart. */
    public SectionKind kind() {
        return seats instanceof General ? SectionKind.GENERAL : SectionKind.SEATED;
    }

    /** What is wrong with the part, or null. */
    @Nullable
    String fault() {
        if (count < 1
                || count > SEATS_MAX
                || first < 0
                || parts < 1
                || parts > PARTS_MAX
                || part < 0
                || part >= parts) {
            return "a part has 1 to 2000 seats and a place among its section's parts";
        }
        if (name.length() > NAME_LENGTH_MAX) {
            return "a section's name has at most 200 characters";
        }
        if (categories.isEmpty()
                || categories.size() > CATEGORIES_MAX
                || Set.copyOf(categories).size() < categories.size()) {
            return "a part has 1 to 200 categories, each once";
        }
        for (Category category : categories) {
            if (category.name().isEmpty() || category.name().length() > Category.LENGTH_MAX) {
                return "a category's name has 1 to 64 characters";
            }
        }
        return seats instanceof Rows rows ? rowsFault(rows) : computedFault();
    }

    private @Nullable String rowsFault(Rows rows) {
        Set<String> ids = new HashSet<>();
        int seen = 0;
        for (Row row : rows.rows()) {
            if (!row.isWhole(categories.size())) {
                return "a row has one id, number, category and rank a seat";
            }
            seen += row.ids().size();
            for (String id : row.ids()) {
                if (id.isEmpty() || id.length() > SeatId.LENGTH_MAX) {
                    return "a seat id has 1 to 190 characters";
                }
                if (!ids.add(id)) {
                    return "seat " + id + " stands twice";
                }
            }
        }
        return seen == count ? null : "the rows have another number of seats than the part";
    }

    private @Nullable String computedFault() {
        long all = 0;
        if (seats instanceof Grid grid) {
            all = grid.rows() < 1 || grid.seatsPerRow() < 1 || grid.top() < 0
                    ? 0
                    : (long) grid.rows() * grid.seatsPerRow();
        } else if (seats instanceof General general) {
            all = general.capacity();
        }
        return categories.size() == 1 && (long) first + count <= all && all <= SHOWTIME_SEATS_MAX
                ? null
                : "a grid or a general section has one category, at most 1000000 seats, and its parts lie within it";
    }

    /** What the seats of a part are. */
    public sealed interface Seats permits Rows, Grid, General {}

    /**
     * Rows, seat by seat.
     *
     * @param rows in plan order
     */
    public record Rows(List<Row> rows) implements Seats {

        public Rows {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One row, or the piece of one that the part holds; the lists have one entry a seat.
     *
     * @param label      the row's label
     * @param ids        of the seats
     * @param numbers    of the seats in the row
     * @param categories indexes into the part's categories
     * @param ranks      the lower the better, comparable over the whole showtime
     * @param aisles     seats of this row, from 0, after which it is cut
     */
    public record Row(
            String label,
            List<String> ids,
            List<String> numbers,
            List<Integer> categories,
            List<Integer> ranks,
            List<Integer> aisles) {

        public Row {
            ids = List.copyOf(ids);
            numbers = List.copyOf(numbers);
            categories = List.copyOf(categories);
            ranks = List.copyOf(ranks);
            aisles = List.copyOf(aisles);
        }

        boolean isWhole(int categoriesOfPart) {
            int n = ids.size();
            return n > 0
                    && numbers.size() == n
                    && categories.size() == n
                    && ranks.size() == n
                    && categories.stream().allMatch(c -> c >= 0 && c < categoriesOfPart)
                    && aisles.stream().allMatch(a -> a >= 0 && a < n);
        }
    }

    /**
     * Equal rows of seats, all of the part's one category, computed instead of listed.
     *
     * @param rows        of the whole section
     * @param seatsPerRow in each
     * @param top         rows of the plan above the section's first one
     * @param focalPoint  the point that best seats are near to, if there is one
     */
    public record Grid(
            int rows, int seatsPerRow, int top, @Nullable Point focalPoint) implements Seats {

        GridLayout layout(SectionId section) {
            return new GridLayout(section, rows, seatsPerRow, top, focalPoint);
        }
    }

    /**
     * Nameless places, all of the part's one category.
     *
     * @param capacity of the whole section
     */
    public record General(int capacity) implements Seats {}
}
