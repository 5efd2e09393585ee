package io.seatlog.standalone.demo;

import java.util.concurrent.atomic.LongAdder;

/** What the buyers of one showtime know themselves: counted from their answers alone. */
final class Tally {

    final LongAdder asked = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder declined = new LongAdder();
    final LongAdder seatsPaid = new LongAdder();
    final LongAdder seatsGivenBack = new LongAdder();
    final LongAdder seatsLeftHeld = new LongAdder();
    final LongAdder money = new LongAdder();
    final LongAdder moneyBack = new LongAdder();
    final LongAdder admitted = new LongAdder();
}
