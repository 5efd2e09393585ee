package io.seatlog.seatmap;

import io.seatlog.wire.SectionKind;
import io.seatlog.wire.SectionPart;
import java.util.Optional;
import java.util.TreeMap;

/** One section of a {@link House}: its seats by their index, in plan order. */
public final class HouseSection {

    private final String id;
    private final String name;
    private final SectionKind kind;
    private final int partsExpected;
    private final TreeMap<Integer, PartLayout> byFirst = new TreeMap<>();
    private int seats;

    HouseSection(String id, SectionPart part) {
        this.id = id;
        this.name = part.getName();
        this.kind = part.getKind();
        this.partsExpected = part.getParts();
    }

    Optional<PartLayout> add(SectionPart wire) {
        if (byFirst.containsKey(wire.getFirst())) {
            return Optional.empty();
        }
        PartLayout part = PartLayout.of(wire);
        byFirst.put(part.first(), part);
        seats += part.count();
        return Optional.of(part);
    }

    /** The section's id. */
    public String id() {
        return id;
    }

    /** What people call it. */
    public String name() {
        return name;
    }

    /** SEATED or GENERAL. */
    public SectionKind kind() {
        return kind;
    }

    /** Seats of the parts that have come. */
    public int seats() {
        return seats;
    }

    /** Whether all parts have come. */
    public boolean isComplete() {
        return byFirst.size() == partsExpected;
    }

    /** Its parts, in plan order. */
    public Iterable<PartLayout> parts() {
        return byFirst.values();
    }

    /** The id of a seat. */
    public String seatId(int index) {
        PartLayout part = part(index);
        return part.id(index - part.first());
    }

    /** The row that a seat stands in, "" in a general section. */
    public String row(int index) {
        PartLayout part = part(index);
        return part.row(index - part.first());
    }

    /** The number of a seat in its row, "" in a general section. */
    public String number(int index) {
        PartLayout part = part(index);
        return part.number(index - part.first());
    }

    /** The category of a seat. */
    public String category(int index) {
        PartLayout part = part(index);
        return part.category(index - part.first());
    }

    int computedIndexOf(String seatId) {
        return byFirst.isEmpty() ? -1 : byFirst.firstEntry().getValue().indexInSection(seatId);
    }

    private PartLayout part(int index) {
        var entry = byFirst.floorEntry(index);
        if (entry == null || index >= entry.getKey() + entry.getValue().count()) {
            throw new IndexOutOfBoundsException("Section " + id + " has no seat " + index);
        }
        return entry.getValue();
    }
}
