package io.seatlog.ingest.gate;

import io.seatlog.wire.SectionRef;
import io.seatlog.wire.Showtime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A showtime's seats by section and category: each such pair is a cell, and what a request asks for is a set of cells, its
 * scope. So "how many are left" is a sum of few numbers.
 */
final class Cells {

    private final List<String> sections = new ArrayList<>();
    private final List<String> categories = new ArrayList<>();
    private final Map<String, Map<String, Integer>> byName = new HashMap<>();
    private final Set<String> knownCategories = new HashSet<>();
    private final Set<String> onlyIfNamed;
    private final BitSet anywhere;

    Cells(Showtime showtime) {
        onlyIfNamed = Set.copyOf(showtime.getPolicy().getOnlyIfNamed());
        for (SectionRef section : showtime.getSections()) {
            Map<String, Integer> ofSection = new HashMap<>();
            for (String category : section.getCategories()) {
                ofSection.put(category, sections.size());
                sections.add(section.getSection());
                categories.add(category);
                knownCategories.add(category);
            }
            byName.put(section.getSection(), ofSection);
        }
        anywhere = scope(List.of(), List.of());
    }

    int count() {
        return sections.size();
    }

    /** The cell of a section's category, or -1. */
    int cell(String section, String category) {
        Map<String, Integer> ofSection = byName.get(section);
        return ofSection == null ? -1 : ofSection.getOrDefault(category, -1);
    }

    /** The cells that the best seats may be of; null if a section or category is unknown. */
    @Nullable
    BitSet scope(HoldRequest.Best best) {
        if (!byName.keySet().containsAll(best.sections()) || !knownCategories.containsAll(best.categories())) {
            return null;
        }
        boolean namesNothing = best.sections().isEmpty() && best.categories().isEmpty();
        return namesNothing ? anywhere : scope(best.sections(), best.categories());
    }

    private BitSet scope(List<String> inSections, List<String> inCategories) {
        BitSet scope = new BitSet(count());
        for (int cell = 0; cell < count(); cell++) {
            boolean inSection = inSections.isEmpty() || inSections.contains(sections.get(cell));
            String category = categories.get(cell);
            boolean inCategory =
                    inCategories.isEmpty() ? !onlyIfNamed.contains(category) : inCategories.contains(category);
            if (inSection && inCategory) {
                scope.set(cell);
            }
        }
        return scope;
    }

    /** The cells of who names no section and no category: most requests'; nobody writes to it. */
    BitSet anywhere() {
        return anywhere;
    }

    static int sum(int[] byCell, BitSet scope) {
        int sum = 0;
        for (int cell = scope.nextSetBit(0); cell >= 0; cell = scope.nextSetBit(cell + 1)) {
            sum += byCell[cell];
        }
        return sum;
    }
}
