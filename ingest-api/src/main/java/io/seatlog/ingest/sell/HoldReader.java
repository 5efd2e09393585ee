package io.seatlog.ingest.sell;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.SeatId;
import io.seatlog.id.SectionId;
import io.seatlog.ingest.edge.Fault;
import io.seatlog.ingest.edge.Faults;
import io.seatlog.ingest.edge.JsonCursor;
import io.seatlog.ingest.edge.ProblemException;
import io.seatlog.ingest.gate.HoldRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a buyer asks for. */
final class HoldReader {

    static final int SEATS_MAX = 100;
    private static final int LIST_MAX = 100;
    private static final int CATEGORY_MAX = 200;

    private final JsonCursor cursor;
    private final Set<String> seats = new HashSet<>();
    private boolean hasSeats;
    private boolean hasBest;
    private @Nullable Long quantity;
    private @Nullable List<String> sections;
    private @Nullable List<String> categories;
    private boolean adjacent;

    private HoldReader(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /**
     * Reads a body.
     *
     * @throws ProblemException if it is not what it must be
     */
    static HoldRequest read(byte[] body, OrderId order, CustomerId customer) {
        Faults faults = new Faults();
        HoldReader read = JsonCursor.read(body, faults, cursor -> {
            HoldReader reader = new HoldReader(cursor);
            cursor.object(reader::member);
            return reader;
        });
        if (faults.isEmpty()) {
            read.checkForm(faults);
        }
        faults.refuseIfAny();
        return new HoldRequest(order, customer, List.copyOf(read.seats), read.best());
    }

    private boolean member(String member) {
        switch (member) {
            case "seats" -> {
                hasSeats = true;
                cursor.array(SEATS_MAX, this::seat);
            }
            case "quantity" -> quantity = cursor.integer(1, SEATS_MAX);
            case "sections" -> sections = once(sections, list(SectionId.LENGTH_MAX));
            case "section" -> sections = once(sections, one(SectionId.LENGTH_MAX));
            case "categories" -> categories = once(categories, list(CATEGORY_MAX));
            case "category" -> categories = once(categories, one(CATEGORY_MAX));
            case "adjacent" -> adjacent = Boolean.TRUE.equals(cursor.bool());
            default -> {
                return false;
            }
        }
        hasBest |= !member.equals("seats");
        return true;
    }

    private void seat() {
        String seat = cursor.string(1, SeatId.LENGTH_MAX);
        if (seat != null && !seats.add(seat)) {
            cursor.fault(Fault.Kind.REPEATED, "The seat stands above");
        }
    }

    private List<String> list(int max) {
        List<String> list = new ArrayList<>();
        cursor.array(LIST_MAX, () -> {
            String item = cursor.string(1, max);
            if (item != null && list.contains(item)) {
                cursor.fault(Fault.Kind.REPEATED, "It stands above");
            } else if (item != null) {
                list.add(item);
            }
        });
        return list;
    }

    private List<String> one(int max) {
        String item = cursor.string(1, max);
        return item == null ? List.of() : List.of(item);
    }

    private List<String> once(@Nullable List<String> before, List<String> now) {
        if (before != null) {
            cursor.fault(Fault.Kind.INVALID, "Either the list or the one is named, not both");
        }
        return now;
    }

    private void checkForm(Faults faults) {
        if (hasSeats && hasBest) {
            faults.add("", Fault.Kind.INVALID, "Either seats or a quantity is asked for, not both");
        } else if (hasSeats && seats.isEmpty()) {
            faults.add("/seats", Fault.Kind.OUT_OF_RANGE, "At least one seat is to be named");
        } else if (!hasSeats && quantity == null) {
            faults.add("", Fault.Kind.REQUIRED, "Seats or a quantity is to be asked for");
        }
    }

    private HoldRequest.@Nullable Best best() {
        if (hasSeats || quantity == null) {
            return null;
        }
        return new HoldRequest.Best(quantity.intValue(), sorted(sections), sorted(categories), adjacent);
    }

    /** The order in which they are named means nothing, so it must not make another request of a repeat. */
    private static List<String> sorted(@Nullable List<String> list) {
        return list == null ? List.of() : list.stream().sorted().toList();
    }
}
