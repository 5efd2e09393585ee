package io.seatlog.ticket;

/** A code that is no ticket of ours. */
public final class UnfitTicketException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong with a code, in the order in which it is looked for. */
    public enum Fault {
        /** It is not a ticket's code at all, or cut short, or misread. */
        MALFORMED,
        /** It is signed with a key that is not known here. */
        KEY_UNKNOWN,
        /** It was not signed with the key that it names. */
        SIGNATURE
    }

    private final Fault fault;

    UnfitTicketException(Fault fault, String detail) {
        super(detail, null, false, false);
        this.fault = fault;
    }

    /** What is wrong. */
    public Fault fault() {
        return fault;
    }
}
