package io.seatlog.inventory.domain;

import io.seatlog.id.SectionId;
import java.util.List;

/**
 * One section as a showtime opens with it.
 *
 * @param section    its id
 * @param name       its name
 * @param kind       how its places are told apart
 * @param parts      how many parts it comes in
 * @param seats      how many seats it has
 * @param categories of its seats
 */
public record SectionRef(
        SectionId section, String name, SectionKind kind, int parts, int seats, List<Category> categories) {

    public SectionRef {
        categories = List.copyOf(categories);
    }
}
