package io.seatlog.expiry;

import static io.seatlog.expiry.Facts.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.runtime.streams.Alarm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.junit.jupiter.api.Test;

class DueScanTest {

    /** Two commands in each look of 100 ms; a new pass after 200 ms. */
    private static final ExpirySettings SETTINGS = new ExpirySettings(
            Duration.ofMillis(100), 2, Duration.ofMillis(200), Duration.ZERO, Duration.ofMillis(500));

    private final TreeMap<Bytes, byte[]> entries = new TreeMap<>();
    private final List<Integer> asked = new ArrayList<>();
    private final DueScan scan = new DueScan(new SortedStore(entries), SETTINGS, this::ask);

    @Test
    void asksAtTheVeryMillisecondAndNotOneBefore() {
        hold(1, 5_000);
        assertThat(scan.run(4_999)).isEqualTo(5_099);
        assertThat(asked).isEmpty();
        scan.run(5_000);
        assertThat(asked).containsExactly(1);
    }

    @Test
    void sleepsUntilTheEarliestDeadlineAndForEverWithoutOne() {
        assertThat(scan.run(1_000)).isEqualTo(Alarm.NEVER);
        hold(1, 900_000);
        assertThat(scan.run(1_000)).isEqualTo(900_000);
    }

    @Test
    void asksForEachOfALongBacklogOnceBeforeItAsksForAnyTwice() {
        for (int i = 1; i <= 9; i++) {
            hold(i, 1_000);
        }
        for (long now = 1_000; asked.size() < 10; now += 100) {
            scan.run(now);
        }
        assertThat(asked.subList(0, 9)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(asked.get(9)).isEqualTo(1);
    }

    @Test
    void findsWhatCameBehindTheCursorWithTheNextPass() {
        hold(5, 1_000);
        long again = scan.run(1_000);
        hold(1, 1_000);
        scan.run(again);
        assertThat(again).isEqualTo(1_200);
        assertThat(asked).containsExactly(5, 1, 5);
    }

    private void hold(int number, long deadline) {
        entries.put(Deadline.ofHold(deadline, order(number)).key(), new byte[] {1});
    }

    private boolean ask(Deadline deadline) {
        asked.add(deadline.order().suffix().charAt(25) - 'a');
        return true;
    }

    private record SortedStore(NavigableMap<Bytes, byte[]> entries) implements ReadOnlyKeyValueStore<Bytes, byte[]> {

        @Override
        public byte[] get(Bytes key) {
            return entries.get(key);
        }

        @Override
        public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
            return new Entries((from == null ? entries : entries.tailMap(from, true))
                    .entrySet()
                    .iterator());
        }

        @Override
        public KeyValueIterator<Bytes, byte[]> all() {
            return range(null, null);
        }

        @Override
        public long approximateNumEntries() {
            return entries.size();
        }
    }

    private record Entries(Iterator<Map.Entry<Bytes, byte[]>> entries) implements KeyValueIterator<Bytes, byte[]> {

        @Override
        public boolean hasNext() {
            return entries.hasNext();
        }

        @Override
        public KeyValue<Bytes, byte[]> next() {
            Map.Entry<Bytes, byte[]> entry = entries.next();
            return KeyValue.pair(entry.getKey(), entry.getValue());
        }

        @Override
        public Bytes peekNextKey() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
