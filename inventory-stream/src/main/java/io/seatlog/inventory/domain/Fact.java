package io.seatlog.inventory.domain;

import io.seatlog.id.ShowtimeId;

/** What changed. Facts of a showtime are numbered from 1 without gaps. */
public sealed interface Fact
        permits SectionOpened,
                ShowtimeOpened,
                ShowtimeChanged,
                SalesPaused,
                SalesResumed,
                SeatsHeld,
                SeatsBooked,
                SeatsReleased,
                SeatsBlocked,
                SeatsUnblocked,
                ShowtimeCancelled,
                ShowtimeClosed {

    ShowtimeId showtime();

    long number();

    /** Of the command that caused it. */
    Stamp stamp();

    /** Puts the rows as they are from now on. Writes nothing itself. */
    void applyTo(House house, Changes changes);
}
