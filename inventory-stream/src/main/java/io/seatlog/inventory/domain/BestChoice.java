package io.seatlog.inventory.domain;

import io.seatlog.id.SectionId;
import java.util.List;

/**
 * Seats left to the system: the best that there are.
 *
 * @param quantity   how many
 * @param sections   in these, or anywhere if empty
 * @param categories of these, or of any that is not sold only if named, if empty
 * @param adjacent   whether seats that are not next to each other are refused
 */
public record BestChoice(int quantity, List<SectionId> sections, List<Category> categories, boolean adjacent) {

    public BestChoice {
        sections = List.copyOf(sections);
        categories = List.copyOf(categories);
    }
}
