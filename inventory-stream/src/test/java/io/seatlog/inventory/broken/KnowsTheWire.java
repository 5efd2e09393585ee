package io.seatlog.inventory.broken;

import io.seatlog.wire.SeatState;

/** Lets a generated class out of the codecs. */
public final class KnowsTheWire {

    SeatState state() {
        return SeatState.FREE;
    }
}
