package io.seatlog.query;

import io.seatlog.query.catalogue.Catalogue;
import io.seatlog.query.order.OrderStores;
import io.seatlog.query.order.OrderWaits;
import io.seatlog.query.order.OrdersProcessor;
import io.seatlog.query.table.BadRecords;
import io.seatlog.query.table.TableProcessor;
import io.seatlog.query.table.TableProcessor.Reader;
import io.seatlog.query.table.WrongKeyException;
import io.seatlog.query.view.ShowtimeViews;
import io.seatlog.runtime.streams.WriteBehind;
import io.seatlog.serde.RecordCodec;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import io.seatlog.wire.SeatMapPart;
import io.seatlog.wire.SectionLayout;
import io.seatlog.wire.Showtime;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/**
 * The whole graph: four tables that every instance holds whole, and the orders, of which it holds its partitions.
 *
 * <pre>
 *   showtimes, sections,       -> global table in memory -> ShowtimeViews, Catalogue
 *   seat-map, catalogue
 *
 *   orders -> keep-orders -> [orders] (its changelog is the topic itself)
 *                         -> [orders-by-showtime]
 * </pre>
 */
final class QueryTopology {

    private final RecordCodec codec;
    private final BadRecords badRecords;
    private final ShowtimeViews views;
    private final Catalogue catalogue;
    private final OrderWaits waits;
    private final int partitions;

    QueryTopology(
            RecordCodec codec,
            BadRecords badRecords,
            ShowtimeViews views,
            Catalogue catalogue,
            OrderWaits waits,
            int partitions) {
        this.codec = codec;
        this.badRecords = badRecords;
        this.views = views;
        this.catalogue = catalogue;
        this.waits = waits;
        this.partitions = partitions;
    }

    Topology build() {
        Topology topology = new Topology();
        table(topology, Topics.SHOWTIMES, (key, record, at, isNew) -> {
            Showtime showtime = (Showtime) record;
            if (showtime != null) {
                WrongKeyException.require(key, showtime.getShowtimeId());
            }
            views.showtime(key, showtime);
        });
        table(topology, Topics.SECTIONS, (key, record, at, isNew) -> {
            if (record instanceof SectionLayout layout) {
                WrongKeyException.require(key, key(layout));
            }
            int parts = record == null ? isNew ? 0 : -1 : isNew ? 1 : 0;
            views.drafted(key.substring(0, Math.max(0, key.indexOf('/'))), parts);
        });
        table(topology, Topics.SEAT_MAP, (key, record, at, isNew) -> {
            if (record instanceof SeatMapPart part) {
                WrongKeyException.require(key, part.getShowtimeId() + '/' + part.getSection() + '/' + part.getPart());
                views.seats(part);
            }
        });
        table(topology, Topics.CATALOGUE, (key, record, at, isNew) -> catalogue.accept(key, record, at));
        orders(topology);
        return topology;
    }

    private void table(Topology topology, Topic topic, Reader reader) {
        topology.addGlobalStore(
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(topic.name()), Serdes.String(), Serdes.ByteArray())
                        .withLoggingDisabled(),
                topic.name() + "-source",
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topic.name(),
                "keep-" + topic.name(),
                () -> new TableProcessor(topic, codec, reader, badRecords, partitions));
    }

    private void orders(Topology topology) {
        topology.addReadOnlyStateStore(
                Stores.keyValueStoreBuilder(
                        WriteBehind.over(Stores.persistentKeyValueStore(OrderStores.ORDERS)),
                        Serdes.String(),
                        Serdes.ByteArray()),
                "orders-source",
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Topics.ORDERS.name(),
                "keep-orders",
                () -> new OrdersProcessor(codec, badRecords, waits, partitions));
        topology.addStateStore(
                Stores.keyValueStoreBuilder(
                        WriteBehind.over(Stores.persistentKeyValueStore(OrderStores.BY_SHOWTIME)),
                        Serdes.Bytes(),
                        Serdes.ByteArray()),
                "keep-orders");
    }

    private static String key(SectionLayout layout) {
        return String.join(
                "/",
                layout.getShowtimeId(),
                layout.getDraft(),
                layout.getPart().getSection(),
                Integer.toString(layout.getPart().getPart()));
    }
}
