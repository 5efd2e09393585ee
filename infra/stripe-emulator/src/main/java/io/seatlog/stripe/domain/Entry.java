package io.seatlog.stripe.domain;

import java.util.List;

/** One line of the journal; the ledger is nothing but its entries applied in order. */
public sealed interface Entry permits Change, Entry.Delivered, Entry.ClockMoved {

    /** Events a receiver has acknowledged. */
    record Delivered(List<String> events) implements Entry {

        public Delivered {
            events = Absent.asEmpty(events);
        }
    }

    /** The emulator's clock set apart from the machine's. */
    record ClockMoved(long offsetSeconds) implements Entry {}
}
