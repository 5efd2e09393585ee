package io.seatlog.inventory.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows that a fact leaves behind. They are complete before the first of them is written. */
public final class Changes {

    /** A part's new state, with its number in the plan. */
    public record ChangedSection(int part, Section section) {}

    /** A part of a draft that was laid out. */
    public record NewPart(String draft, Part part) {}

    private final List<ChangedSection> sections = new ArrayList<>(2);
    private final List<RowKey> removed = new ArrayList<>(0);
    private @Nullable Showtime showtime;
    private @Nullable Counts counts;
    private @Nullable Customer customer;
    private @Nullable Order order;
    private @Nullable NewPart part;

    /** The changes that a fact makes to the house. */
    public static Changes of(Fact fact, House house) {
        Changes changes = new Changes();
        fact.applyTo(house, changes);
        return changes;
    }

    public @Nullable Showtime showtime() {
        return showtime;
    }

    public @Nullable Counts counts() {
        return counts;
    }

    public @Nullable Customer customer() {
        return customer;
    }

    public @Nullable Order order() {
        return order;
    }

    public @Nullable NewPart part() {
        return part;
    }

    public List<ChangedSection> sections() {
        return sections;
    }

    public List<RowKey> removed() {
        return removed;
    }

    void put(Showtime next) {
        showtime = next;
    }

    void put(Counts next) {
        counts = next;
    }

    void put(Customer next) {
        customer = next;
    }

    void put(Order next) {
        order = next;
    }

    void put(NewPart next) {
        part = next;
    }

    void remove(List<RowKey> rows) {
        removed.addAll(rows);
    }

    /** A part that was never touched, as this fact changes it. */
    Section fresh(Plan plan, int part, Fact fact) {
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).part() == part) {
                return sections.get(i).section();
            }
        }
        Section next = Section.untouched(plan.layout(part), fact.number());
        sections.add(new ChangedSection(part, next));
        return next;
    }

    /** The part as this fact changes it; the first call copies it. */
    Section section(House house, int part, Fact fact) {
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).part() == part) {
                return sections.get(i).section();
            }
        }
        Section next = house.section(part).changedBy(fact.number());
        sections.add(new ChangedSection(part, next));
        return next;
    }
}
