package io.seatlog.inventory.domain;

import io.seatlog.id.ShowtimeId;

/** What somebody wants of a showtime. */
public sealed interface Command
        permits OpenSection,
                OpenShowtime,
                ChangeShowtime,
                PauseSales,
                ResumeSales,
                HoldSeats,
                ReleaseHold,
                ExpireHold,
                BookHold,
                ReturnSeats,
                BlockSeats,
                UnblockSeats,
                CancelShowtime,
                CloseShowtime {

    ShowtimeId showtime();

    /** What comes of it, in this house, at this time. Changes nothing. */
    Decision decide(House house, Stamp stamp);
}
