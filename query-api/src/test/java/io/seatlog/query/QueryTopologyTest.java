package io.seatlog.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.seatlog.query.catalogue.Catalogue;
import io.seatlog.query.order.OrderStores;
import io.seatlog.query.order.OrderWaits;
import io.seatlog.query.table.BadRecords;
import io.seatlog.query.view.ShowtimeViews;
import io.seatlog.runtime.kafka.DeadLetters;
import io.seatlog.serde.LocalSchemaIds;
import io.seatlog.serde.WireCodec;
import io.seatlog.topic.RecordHeaders;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderParked;
import io.seatlog.wire.OrderStatus;
import io.seatlog.wire.ParkedReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryTopologyTest {

    @TempDir
    Path stateDir;

    private final WireCodec codec = new WireCodec(new LocalSchemaIds());
    private final List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();
    private final ShowtimeViews views = new ShowtimeViews();
    private final Catalogue catalogue = new Catalogue((topic, key) -> Optional.empty());
    private TopologyTestDriver driver;

    @AfterEach
    void close() {
        if (driver != null) {
            driver.close();
        }
    }

    /** Where this fails, names of stores or nodes changed: running installations would read their orders anew. */
    @Test
    void theTopologyIsAsItWas() throws IOException {
        try (var expected = getClass().getResourceAsStream("/expected-topology.txt")) {
            assertThat(topology().describe().toString())
                    .isEqualToNormalizingNewlines(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void showtimesAndTheirSeatsBecomeOneView() {
        start();
        views.caughtUp();

        send(Topics.SHOWTIMES, "hall", Samples.showtime("hall"));
        send(Topics.SEAT_MAP, "hall/a/0", Samples.part("hall", "a", 0, 7, false));
        assertThat(views.view("hall"))
                .hasValueSatisfying(view -> assertThat(view.isComplete()).isFalse());
        send(Topics.SEAT_MAP, "hall/b/0", Samples.part("hall", "b", 0, 7, true));

        assertThat(views.view("hall")).hasValueSatisfying(view -> {
            assertThat(view.isComplete()).isTrue();
            assertThat(view.version()).isEqualTo(7);
        });
    }

    @Test
    void viewsAppearOnlyWhenTheTablesHaveBeenReadToTheirEnds() {
        start();

        send(Topics.SHOWTIMES, "hall", Samples.showtime("hall"));
        send(Topics.SEAT_MAP, "hall/a/0", Samples.part("hall", "a", 0, 7, false));
        send(Topics.SEAT_MAP, "hall/b/0", Samples.part("hall", "b", 0, 7, false));
        assertThat(views.view("hall")).isEmpty();

        views.caughtUp();
        assertThat(views.view("hall"))
                .hasValueSatisfying(view -> assertThat(view.isComplete()).isTrue());
    }

    @Test
    void aTombstoneRemovesTheShowtime() {
        start();
        views.caughtUp();
        send(Topics.SHOWTIMES, "hall", Samples.showtime("hall"));

        send(Topics.SHOWTIMES, "hall", null);

        assertThat(views.view("hall")).isEmpty();
    }

    @Test
    void badRecordsOfEveryTableAreDeadLettersAndTheNextGoodOneIsRead() {
        start();
        views.caughtUp();
        for (Topic topic :
                List.of(Topics.SHOWTIMES, Topics.SECTIONS, Topics.SEAT_MAP, Topics.CATALOGUE, Topics.ORDERS)) {
            letters.clear();
            sendBytes(topic, "x", new byte[] {1, 2, 3});
            sendBytes(topic, "x", codec.encode(Topics.CONTACTS, Samples.contact()));

            assertThat(letters).hasSize(2).allSatisfy(letter -> {
                assertThat(letter.topic()).isEqualTo(topic.name() + ".dead-letters");
                assertThat(letter.headers().lastHeader(RecordHeaders.CAUSE)).isNotNull();
            });
        }
        send(Topics.SHOWTIMES, "hall", Samples.showtime("hall"));
        assertThat(views.view("hall")).isPresent();
    }

    @Test
    void aRecordUnderAForeignKeyIsADeadLetter() {
        start();

        send(Topics.SHOWTIMES, "other", Samples.showtime("hall"));
        send(Topics.SEAT_MAP, "hall/a/1", Samples.part("hall", "a", 0, 7, true));
        send(Topics.ORDERS, "someone/else", Samples.order("anna", "hall", 1, OrderStatus.HELD));

        assertThat(letters).hasSize(3).allSatisfy(letter -> assertThat(new String(
                        letter.headers().lastHeader(RecordHeaders.CAUSE).value(), StandardCharsets.UTF_8))
                .isEqualTo("WRONG_KEY"));
    }

    @Test
    void ordersStandInTheTableAndInTheListOfTheirShowtimeNewestFirst() {
        start();
        Order older = Samples.order("anna", "hall", 1, OrderStatus.HELD);
        Order newer = Samples.order("ben", "hall", 2, OrderStatus.PAID);
        Order foreign = Samples.order("anna", "hall-2", 3, OrderStatus.PAID);
        List.of(older, newer, foreign).forEach(this::send);

        assertThat(orders().get("anna/" + older.getOrderId())).isEqualTo(codec.encode(Topics.ORDERS, older));
        assertThat(listed("hall")).containsExactly(newer.getOrderId(), older.getOrderId());
    }

    @Test
    void ordersThatWaitForAPersonStandInAListOfTheirOwnAsLongAsTheyDo() {
        start();
        Order order = Samples.order("anna", "hall", 1, OrderStatus.PAID);
        OrderParked parked = OrderParked.newBuilder()
                .setReason(ParkedReason.REFUND_FAILED)
                .setSince(Samples.T0)
                .build();
        send(order);
        assertThat(listed("~parked")).isEmpty();

        send(Order.newBuilder(order).setParked(parked).build());
        assertThat(listed("~parked")).containsExactly(order.getOrderId());

        send(Order.newBuilder(order)
                .setParked(OrderParked.newBuilder(parked).setOpen(false).build())
                .build());
        assertThat(listed("~parked")).isEmpty();
        assertThat(listed("hall")).containsExactly(order.getOrderId());
    }

    @Test
    void aRemovedOrderLeavesTableAndList() {
        start();
        Order order = Samples.order("anna", "hall", 1, OrderStatus.HELD);
        send(order);

        send(Topics.ORDERS, "anna/" + order.getOrderId(), null);

        assertThat(orders().get("anna/" + order.getOrderId())).isNull();
        assertThat(listed("hall")).isEmpty();
    }

    private Topology topology() {
        BadRecords bad = new BadRecords(new DeadLetters(new SimpleMeterRegistry()), letters::add);
        return new QueryTopology(codec, bad, views, catalogue, new OrderWaits(), 1).build();
    }

    private void start() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "query-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        driver = new TopologyTestDriver(topology(), properties);
    }

    private void send(Order order) {
        send(Topics.ORDERS, order.getCustomer() + '/' + order.getOrderId(), order);
    }

    private void send(Topic topic, String key, SpecificRecord record) {
        sendBytes(topic, key, record == null ? null : codec.encode(topic, record));
    }

    private void sendBytes(Topic topic, String key, byte[] value) {
        driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(key.getBytes(StandardCharsets.UTF_8), value);
    }

    private KeyValueStore<String, byte[]> orders() {
        return driver.getKeyValueStore(OrderStores.ORDERS);
    }

    private List<String> listed(String showtime) {
        KeyValueStore<Bytes, byte[]> store = driver.getKeyValueStore(OrderStores.BY_SHOWTIME);
        List<String> ids = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                String key = new String(entry.key.get(), StandardCharsets.UTF_8);
                if (key.startsWith(showtime + '/')) {
                    int from = showtime.length() + 1 + Long.BYTES;
                    byte[] bytes = entry.key.get();
                    ids.add(new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8));
                }
            }
        }
        return ids;
    }
}
