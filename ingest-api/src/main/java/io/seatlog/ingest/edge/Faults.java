package io.seatlog.ingest.edge;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a body, in the order in which it was found; only the first hundred are kept. */
public final class Faults {

    /** Most faults that are told at once. */
    public static final int TOLD_MAX = 100;

    private final List<Fault> found = new ArrayList<>();
    private int count;

    /** Notes a fault. */
    public void add(String pointer, Fault.Kind kind, String detail) {
        count++;
        if (found.size() < TOLD_MAX) {
            found.add(new Fault(pointer, kind, detail));
        }
    }

    /** Whether nothing is wrong. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * Goes on where nothing is wrong.
     *
     * @throws ProblemException with all that was found, if anything was
     */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new ProblemException(Problem.of(this));
        }
    }

    /** Whether one was found at this place. */
    public boolean has(String pointer) {
        return found.stream().anyMatch(fault -> fault.pointer().equals(pointer));
    }

    /** How many there are, also those too many to tell. */
    public int count() {
        return count;
    }

    /** What was found. */
    public List<Fault> list() {
        return List.copyOf(found);
    }

    /** One step deeper in a pointer, escaped as RFC 6901 has it. */
    public static String child(String pointer, String member) {
        return pointer + '/' + member.replace("~", "~0").replace("/", "~1");
    }
}
