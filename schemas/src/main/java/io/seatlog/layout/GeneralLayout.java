package io.seatlog.layout;

import io.seatlog.id.SectionId;

/**
 * A section of nameless places: ids are {@code section:n}, from 1.
 *
 * @param section  the section
 * @param capacity places, at least 1
 */
public record GeneralLayout(SectionId section, int capacity) {

    public GeneralLayout {
        if (capacity < 1 || capacity > GridLayout.SEATS_MAX) {
            throw new IllegalArgumentException("A general section has 1 to 1,000,000 places");
        }
    }

    /** The id of a place. */
    public String id(int index) {
        return section.value() + ':' + (index + 1);
    }

    /** The index of the place with this id, or -1 if the section has none. */
    public int indexOf(String id) {
        String name = section.value();
        if (!id.startsWith(name) || id.length() <= name.length() || id.charAt(name.length()) != ':') {
            return -1;
        }
        int n = Numbers.parse(id, name.length() + 1, id.length(), capacity);
        return n < 0 ? -1 : n - 1;
    }
}
