package io.seatlog.inventory.domain;

/**
 * A price category of a seating plan.
 *
 * @param name 1 to 64 characters
 */
public record Category(String name) {

    /** Most characters of a category's name. */
    public static final int LENGTH_MAX = io.seatlog.layout.Part.CATEGORY_LENGTH_MAX;

    @Override
    public String toString() {
        return name;
    }
}
