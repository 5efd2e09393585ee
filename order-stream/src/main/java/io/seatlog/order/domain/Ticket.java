package io.seatlog.order.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket: one seat of a paid order.
 *
 * @param line      its place among the order's seats, from 1
 * @param issue     how often it has been issued; older issues are void
 * @param admission the scan that let somebody in
 * @param conflicts offline scans by which somebody else was let in too
 * @param refundId  of the refund that made it void
 */
public record Ticket(
        int line,
        int issue,
        Status status,
        @Nullable Admission admission,
        List<Admission> conflicts,
        @Nullable String refundId) {

    /** Most conflicts that are remembered of a ticket. */
    static final int CONFLICTS_MAX = 8;

    /** What a ticket is worth at the door. */
    public enum Status {
        VALID,
        ADMITTED,
        VOID
    }

    public Ticket {
        conflicts = List.copyOf(conflicts);
    }

    static Ticket first(int line) {
        return new Ticket(line, 1, Status.VALID, null, List.of(), null);
    }

    Ticket admitted(Admission by) {
        return new Ticket(line, issue, Status.ADMITTED, by, conflicts, refundId);
    }

    Ticket conflicting(Admission by) {
        if (conflicts.size() >= CONFLICTS_MAX || conflicts.stream().anyMatch(other -> isSame(other, by.scanId()))) {
            return this;
        }
        List<Admission> more = new ArrayList<>(conflicts);
        more.add(by);
        return new Ticket(line, issue, status, admission, more, refundId);
    }

    Ticket refunded(String by) {
        return new Ticket(line, issue, Status.VOID, admission, conflicts, by);
    }

    boolean isVoid() {
        return status == Status.VOID;
    }

    boolean isAdmitted() {
        return status == Status.ADMITTED;
    }

    boolean isAdmittedBy(String scanId) {
        return admission != null && isSame(admission, scanId);
    }

    private static boolean isSame(Admission admission, String scanId) {
        return admission.scanId().equals(scanId);
    }
}
