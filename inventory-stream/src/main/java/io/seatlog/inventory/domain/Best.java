package io.seatlog.inventory.domain;

import org.jspecify.annotations.Nullable;

/**
 * The search for the best free seats. From the best kind of answer to the last resort:
 *
 * <ol>
 *   <li>neighbours of one category in one row, leaving no single seat; else leaving one;
 *   <li>nameless places of one category, if their section or category was named;
 *   <li>unless neighbours are demanded, one category split over rows, then over sections;
 *   <li>neighbours of several categories, if no category has room;
 *   <li>nameless places, if nobody named them;
 *   <li>unless neighbours are demanded, whatever is free, nearest first.
 * </ol>
 *
 * Nearest is the least sum of ranks, first in the order of {@link Slots} where sums are equal. Rows and sections that
 * have no run long enough, or cannot beat what is found, are passed over unread.
 */
final class Best {

    private final House house;
    private final Scope scope;
    private final Slots slots;
    private final Counts counts;
    private final int quantity;
    private int largest;

    Best(House house, Scope scope, int quantity) {
        this.house = house;
        this.scope = scope;
        this.slots = scope.plan().slots();
        this.counts = house.counts();
        this.quantity = quantity;
    }

    /** The longest run of free neighbours that the search met; what a refusal tells. */
    int largest() {
        return largest;
    }

    /** The places of the best seats, or null if there are none. */
    int @Nullable [] find(boolean adjacent) {
        int[] found = neighbours();
        if (found == null && scope.namesGeneral()) {
            found = general();
        }
        if (found == null && !adjacent) {
            found = splitOneCategory();
        }
        if (found == null) {
            found = mixedNeighbours();
        }
        if (found == null && !adjacent) {
            found = new Split(house, scope, quantity).anyCategory(slots.seatedByRank());
        }
        if (found == null && !scope.namesGeneral()) {
            found = general();
        }
        if (found == null && !adjacent) {
            found = splitGeneral();
        }
        return found;
    }

    private int @Nullable [] splitOneCategory() {
        Split split = new Split(house, scope, quantity);
        int[] found = split.oneCategory(slots.seatedByRank());
        return found == null && scope.namesGeneral() ? split.oneCategory(slots.general()) : found;
    }

    private int @Nullable [] splitGeneral() {
        Split split = new Split(house, scope, quantity);
        int[] found = split.oneCategory(slots.general());
        return found == null ? split.anyCategory(slots.seatedThenGeneral()) : found;
    }

    /** Runs that only leave a single seat are not even looked at while there is another: in a house they grow many. */
    private int @Nullable [] neighbours() {
        int[] found = neighbours(new Block(quantity, true));
        return found != null ? found : neighbours(new Block(quantity, false));
    }

    private int @Nullable [] neighbours(Block block) {
        for (int slot : slots.seatedByRank()) {
            if (block.cannotImprove(slots.rank(slot))) {
                break;
            }
            if (scope.has(slot)) {
                long runs = counts.runs(slot);
                largest = Math.max(largest, Runs.longest(runs));
                if (block.mayFit(runs)) {
                    block.search(house.section(slots.part(slot)), slots.part(slot), slots.local(slot));
                }
            }
        }
        largest = Math.max(largest, block.largest());
        return block.places();
    }

    /** Neighbours across a change of category; only rows that have such a change are read. */
    private int @Nullable [] mixedNeighbours() {
        MixedBlock block = new MixedBlock(scope, quantity);
        for (int part = 0; part < scope.plan().parts(); part++) {
            int free = 0;
            boolean several = scope.plan().layout(part).categories().size() > 1;
            for (int slot = slots.first(part); several && slot < slots.first(part + 1); slot++) {
                free += scope.has(slot) ? counts.free(slot) : 0;
            }
            if (free >= 2) {
                block.search(house.section(part), part);
            }
        }
        largest = Math.max(largest, block.largest());
        return block.places();
    }

    /** The lowest free places of the first section and category that has enough. */
    private int @Nullable [] general() {
        Split split = new Split(house, scope, quantity);
        for (int slot : slots.general()) {
            if (scope.has(slot)) {
                largest = Math.max(largest, split.freeInSection(slot));
            }
        }
        return largest < quantity ? null : split.oneSection(slots.general());
    }
}
