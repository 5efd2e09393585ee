package io.seatlog.inventory;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.seatlog.id.ShowtimeId;
import io.seatlog.inventory.domain.Answer;
import io.seatlog.inventory.domain.Decision;
import io.seatlog.inventory.domain.Stamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts decisions in {@code seatlog.inventory.decisions}, by outcome. */
final class DecisionMeters {

    private static final Logger log = LoggerFactory.getLogger(InventoryProcessor.class);

    private final Counter accepted;
    private final Counter replayed;
    private final Counter refused;

    DecisionMeters(MeterRegistry meters) {
        accepted = counter(meters, "accepted");
        replayed = counter(meters, "replayed");
        refused = counter(meters, "refused");
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return meters.counter("seatlog.inventory.decisions", "outcome", outcome);
    }

    void count(Decision decision) {
        Counter counter =
                decision.fact() != null ? accepted : decision.answer() instanceof Answer.Refused ? refused : replayed;
        counter.increment();
    }

    /** Tells where a decision failed; the dead letter that follows is counted by its own cause. */
    void bug(ShowtimeId showtime, Stamp stamp, RuntimeException bug) {
        log.error("The decision at {}@{} on showtime {} failed", stamp.partition(), stamp.offset(), showtime, bug);
    }
}
