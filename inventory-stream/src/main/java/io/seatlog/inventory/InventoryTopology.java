package io.seatlog.inventory;

import io.micrometer.core.instrument.MeterRegistry;
import io.seatlog.runtime.streams.CommitBuffer;
import io.seatlog.runtime.streams.CommitPace;
import io.seatlog.runtime.streams.WriteBehind;
import io.seatlog.topic.Placement;
import io.seatlog.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The whole graph.
 *
 * <pre>
 *   seat-commands --> inventory --> seat-facts, seat-replies, seat-results
 *                      |    |  \--> showtimes, sections, seat-map
 *                   house  holds \-> dead-letters
 * </pre>
 */
final class InventoryTopology {

    /** Source: what is decided on, as bytes. */
    static final String SEAT_COMMANDS = "seat-commands";

    /** The one processor. */
    static final String INVENTORY = "inventory";

    /** Store of showtimes, counts, layouts, sections, customers. A hot row is one changelog record a commit. */
    static final String HOUSE = "house";

    /** Store of orders. */
    static final String HOLDS = "holds";

    static final String SEAT_FACTS = "seat-facts";
    static final String SEAT_REPLIES = "seat-replies";
    static final String SEAT_RESULTS = "seat-results";
    static final String SHOWTIMES = "showtimes";
    static final String SECTIONS = "sections";
    static final String SEAT_MAP = "seat-map";
    static final String DEAD_LETTERS = "dead-letters";

    private static final ByteArraySerializer BYTES = new ByteArraySerializer();

    /** Records about a part of a showtime lie with their showtime. */
    private static final StreamPartitioner<byte[], byte[]> WITH_SHOWTIME = (topic, key, value, partitions) ->
            Placement.streamPartitions(new String(key, StandardCharsets.UTF_8), partitions);

    private InventoryTopology() {}

    static Topology build(InventoryCodec codec, MeterRegistry meters, int heapSeats, Duration commitInterval) {
        ThreadLocal<CommitPace> paces =
                ThreadLocal.withInitial(() -> new CommitPace(commitInterval, System::currentTimeMillis));
        return new Topology()
                .addSource(
                        SEAT_COMMANDS,
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        Topics.SEAT_COMMANDS.name())
                .addProcessor(INVENTORY, new WithStores(codec, meters, heapSeats, paces), SEAT_COMMANDS)
                .addSink(SEAT_FACTS, Topics.SEAT_FACTS.name(), BYTES, BYTES, INVENTORY)
                .addSink(SEAT_REPLIES, Topics.SEAT_REPLIES.name(), BYTES, BYTES, INVENTORY)
                .addSink(SEAT_RESULTS, Topics.SEAT_RESULTS.name(), BYTES, BYTES, INVENTORY)
                .addSink(SHOWTIMES, Topics.SHOWTIMES.name(), BYTES, BYTES, INVENTORY)
                .addSink(SECTIONS, Topics.SECTIONS.name(), BYTES, BYTES, WITH_SHOWTIME, INVENTORY)
                .addSink(SEAT_MAP, Topics.SEAT_MAP.name(), BYTES, BYTES, WITH_SHOWTIME, INVENTORY)
                .addSink(DEAD_LETTERS, Topics.SEAT_COMMANDS.deadLetters().name(), BYTES, BYTES, INVENTORY);
    }

    /** The processor with its stores. */
    private record WithStores(InventoryCodec codec, MeterRegistry meters, int heapSeats, ThreadLocal<CommitPace> paces)
            implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {

        @Override
        public Processor<byte[], byte[], byte[], byte[]> get() {
            return new InventoryProcessor(codec, meters, heapSeats, paces::get);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(store(HOUSE), store(HOLDS));
        }

        private StoreBuilder<KeyValueStore<byte[], byte[]>> store(String name) {
            return CommitBuffer.over(
                    Stores.keyValueStoreBuilder(
                            WriteBehind.over(Stores.persistentKeyValueStore(name)),
                            Serdes.ByteArray(),
                            Serdes.ByteArray()),
                    () -> paces.get().committing());
        }
    }
}
