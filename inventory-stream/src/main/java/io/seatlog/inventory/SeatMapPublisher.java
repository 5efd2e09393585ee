package io.seatlog.inventory;

import io.seatlog.id.ShowtimeId;
import io.seatlog.inventory.domain.Changes;
import io.seatlog.inventory.domain.Fact;
import io.seatlog.inventory.domain.Part;
import io.seatlog.inventory.domain.Plan;
import io.seatlog.inventory.domain.Section;
import io.seatlog.inventory.domain.SectionRef;
import io.seatlog.inventory.domain.Showtime;
import io.seatlog.inventory.domain.ShowtimeOpened;
import io.seatlog.runtime.streams.CommitPace;
import io.seatlog.runtime.streams.Tick;
import java.time.Duration;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * From decisions to everybody's screen: remembers which parts changed and publishes them at the next tick, whole
 * showtimes at a time. It writes no store: after a crash all parts of all open showtimes count as changed.
 */
final class SeatMapPublisher {

    /** From the first change to the records that show it. */
    static final Duration INTERVAL = Duration.ofMillis(50);

    /** Parts after which a tick ends with the showtime it is at; no showtime has more. */
    static final int PARTS_PER_TICK = Part.PARTS_MAX;

    private final ProcessorContext<byte[], byte[]> context;
    private final Houses houses;
    private final InventoryCodec codec;
    private final CommitPace pace;
    private final Tick tick;
    private final Map<ShowtimeId, BitSet> changed = new LinkedHashMap<>();

    SeatMapPublisher(ProcessorContext<byte[], byte[]> context, Houses houses, InventoryCodec codec, CommitPace pace) {
        this.context = context;
        this.houses = houses;
        this.codec = codec;
        this.pace = pace;
        this.tick = new Tick(context, INTERVAL, now -> publish());
    }

    /** Counts every part of every open showtime as changed. */
    void changedAll() {
        for (ShowtimeId id : houses.opened()) {
            Showtime showtime = houses.get(id).showtime();
            if (showtime != null && showtime.stage().isOpen()) {
                changedAll(showtime);
            }
        }
    }

    private void changedAll(Showtime showtime) {
        int parts = showtime.sections().stream().mapToInt(SectionRef::parts).sum();
        bits(showtime.id()).set(0, parts);
        tick.wake();
    }

    private BitSet bits(ShowtimeId id) {
        return changed.computeIfAbsent(id, key -> new BitSet());
    }

    /** Remembers what a fact changed; one that changes no part counts the showtime's first part as changed. */
    void changed(StoredHouse house, Fact fact, Changes changes) {
        Showtime showtime = house.showtime();
        if (showtime == null || !showtime.stage().isOpen()) {
            return;
        }
        if (fact instanceof ShowtimeOpened) {
            changedAll(showtime);
            return;
        }
        BitSet bits = bits(showtime.id());
        if (changes.sections().isEmpty()) {
            bits.set(0);
        }
        for (Changes.ChangedSection section : changes.sections()) {
            bits.set(section.part());
        }
        tick.wake();
    }

    private boolean publish() {
        int parts = 0;
        Iterator<Map.Entry<ShowtimeId, BitSet>> next = changed.entrySet().iterator();
        while (parts < PARTS_PER_TICK && next.hasNext()) {
            Map.Entry<ShowtimeId, BitSet> showtime = next.next();
            next.remove();
            parts += publish(houses.get(showtime.getKey()), showtime.getValue());
        }
        pace.wrote(context);
        return !changed.isEmpty();
    }

    private int publish(StoredHouse house, BitSet parts) {
        Showtime showtime = house.showtime();
        if (showtime == null || !showtime.stage().isOpen()) {
            return 0;
        }
        Plan plan = house.plan();
        for (int part = parts.nextSetBit(0); part >= 0; part = parts.nextSetBit(part + 1)) {
            Section section = house.section(part);
            boolean last = parts.nextSetBit(part + 1) < 0;
            byte[] value =
                    codec.seatMap(showtime, section, house.counts(), plan.seatCounts(house.counts(), part), last);
            byte[] key = TopicKeys.seatMap(
                    showtime.id(),
                    section.layout().section(),
                    section.layout().part().part());
            context.forward(new Record<>(key, value, house.counts().at().toEpochMilli()), InventoryTopology.SEAT_MAP);
        }
        return parts.cardinality();
    }
}
