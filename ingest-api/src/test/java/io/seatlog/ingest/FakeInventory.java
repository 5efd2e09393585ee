package io.seatlog.ingest;

import io.seatlog.id.OrderId;
import io.seatlog.runtime.kafka.KafkaSettings;
import io.seatlog.runtime.kafka.LogReader;
import io.seatlog.runtime.kafka.Producers;
import io.seatlog.seatmap.House;
import io.seatlog.seatmap.HouseSection;
import io.seatlog.seatmap.SeatBits;
import io.seatlog.serde.RecordCodec;
import io.seatlog.topic.Placement;
import io.seatlog.topic.RecordHeaders;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import io.seatlog.wire.CategoryCount;
import io.seatlog.wire.CommandAccepted;
import io.seatlog.wire.CommandRef;
import io.seatlog.wire.CommandRefused;
import io.seatlog.wire.HoldAccepted;
import io.seatlog.wire.HoldSeats;
import io.seatlog.wire.OpenSection;
import io.seatlog.wire.OpenShowtime;
import io.seatlog.wire.Price;
import io.seatlog.wire.ReceiptRef;
import io.seatlog.wire.RefusalReason;
import io.seatlog.wire.SalesState;
import io.seatlog.wire.SeatMapPart;
import io.seatlog.wire.SectionLayout;
import io.seatlog.wire.SectionPart;
import io.seatlog.wire.Showtime;
import io.seatlog.wire.SoldSeat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Decides as simply as can be: first free seats first, one map record a decision. Enough to answer ingest-api. */
final class FakeInventory implements LogReader.Handler, AutoCloseable {

    private static final class Sale {
        final List<SectionPart> parts = new ArrayList<>();
        final House house = new House();
        final Map<String, int[]> tags = new HashMap<>();
        final Map<String, HoldAccepted> orders = new HashMap<>();
        String draft = "";
        long number;
        boolean open;
    }

    private final Map<String, Sale> sales = new HashMap<>();
    private final RecordCodec codec;
    private final int partitions;
    private final Producer<byte[], byte[]> producer;
    private final LogReader reader;
    final AtomicInteger holdsSeen = new AtomicInteger();
    /** Whoever holds it keeps every hold from being decided. */
    final Semaphore deciding = new Semaphore(1);

    FakeInventory(KafkaSettings kafka, RecordCodec codec) {
        this.codec = codec;
        partitions = kafka.partitions();
        producer = Producers.factory(kafka, "fake-inventory", Duration.ZERO).createProducer();
        reader = new LogReader(
                kafka, "fake-inventory", LogReader.From.BEGINNING, List.of(Topics.SEAT_COMMANDS.name()), this);
        reader.start();
    }

    @Override
    public void record(ConsumerRecord<byte[], byte[]> record) {
        SpecificRecord command = codec.decode(Topics.SEAT_COMMANDS, record.value());
        if (command instanceof OpenSection open) {
            sale(open.getShowtimeId(), open.getDraft()).parts.add(open.getPart());
        } else if (command instanceof OpenShowtime open) {
            open(open, sale(open.getShowtimeId(), open.getDraft()), record);
        } else if (command instanceof HoldSeats hold) {
            holdsSeen.incrementAndGet();
            deciding.acquireUninterruptibly();
            hold(hold, record);
            deciding.release();
        }
    }

    private Sale sale(String showtime, String draft) {
        Sale sale = sales.get(showtime);
        if (sale == null || !sale.open && !sale.draft.equals(draft)) {
            sale = new Sale();
            sale.draft = draft;
            sales.put(showtime, sale);
        }
        return sale;
    }

    private void open(OpenShowtime open, Sale sale, ConsumerRecord<byte[], byte[]> record) {
        CommandRef ref = new CommandRef(open.getCommandId(), record.partition(), record.offset());
        String id = open.getShowtimeId();
        boolean replayed = sale.open;
        if (!sale.open) {
            sale.open = true;
            sale.number = 1;
            int seats = 0;
            for (SectionPart part : sale.parts) {
                SectionLayout layout = new SectionLayout(id, sale.draft, part);
                sale.house.add(layout);
                seats += part.getCount();
                send(Topics.SECTIONS, id + '/' + sale.draft + '/' + part.getSection() + '/' + part.getPart(), layout);
            }
            sale.house.sections().forEach(section -> sale.tags.put(section.id(), new int[section.seats()]));
            Instant now = Instant.now();
            send(
                    Topics.SHOWTIMES,
                    id,
                    new Showtime(
                            id,
                            1L,
                            now,
                            now,
                            sale.draft,
                            open.getPlanId(),
                            1,
                            SalesState.ON_SALE,
                            open.getPolicy(),
                            open.getSections(),
                            seats));
            publish(id, sale);
        }
        reply(id, open.getReplyTo(), sale.number, new CommandAccepted(id, ref, sale.number, null, replayed, 1L));
    }

    private void hold(HoldSeats hold, ConsumerRecord<byte[], byte[]> record) {
        CommandRef ref = new CommandRef(hold.getCommandId(), record.partition(), record.offset());
        Sale sale = sales.get(hold.getShowtimeId());
        if (sale == null) {
            reply(hold.getShowtimeId(), hold.getReplyTo(), 0, refused(hold, ref, 0, RefusalReason.SHOWTIME_UNKNOWN));
            return;
        }
        HoldAccepted known = sale.orders.get(hold.getOrderId());
        if (known != null) {
            HoldAccepted again = HoldAccepted.newBuilder(known)
                    .setCommand(ref)
                    .setReplayed(true)
                    .build();
            reply(hold.getShowtimeId(), hold.getReplyTo(), sale.number, again);
            return;
        }
        List<SoldSeat> seats = pick(hold, sale);
        if (seats.isEmpty()) {
            RefusalReason reason = hold.getBest() == null ? RefusalReason.SEATS_HELD : RefusalReason.NOT_ENOUGH_FREE;
            reply(hold.getShowtimeId(), hold.getReplyTo(), sale.number, refused(hold, ref, sale.number, reason));
            return;
        }
        int tag = OrderId.parse(hold.getOrderId()).tag();
        seats.forEach(seat -> sale.tags.get(seat.getSection())[seat.getIndex()] = tag);
        sale.number++;
        Instant now = Instant.ofEpochMilli(record.timestamp());
        HoldAccepted accepted = new HoldAccepted(
                hold.getShowtimeId(),
                ref,
                sale.number,
                hold.getOrderId(),
                hold.getCustomer(),
                seats,
                "EUR",
                seats.size() * 5000L,
                now,
                now.plusSeconds(900),
                new ReceiptRef(record.partition(), record.offset()),
                false);
        sale.orders.put(hold.getOrderId(), accepted);
        reply(hold.getShowtimeId(), hold.getReplyTo(), sale.number, accepted);
        publish(hold.getShowtimeId(), sale);
    }

    private static CommandRefused refused(HoldSeats hold, CommandRef ref, long number, RefusalReason reason) {
        return CommandRefused.newBuilder()
                .setShowtimeId(hold.getShowtimeId())
                .setCommand(ref)
                .setNumber(number)
                .setOrderId(hold.getOrderId())
                .setReason(reason)
                .build();
    }

    private List<SoldSeat> pick(HoldSeats hold, Sale sale) {
        List<SoldSeat> picked = new ArrayList<>();
        if (hold.getBest() == null) {
            for (var choice : hold.getSeats()) {
                House.Place place = sale.house.locate(choice.getId()).orElseThrow();
                if (sale.tags.get(place.section().id())[place.index()] != 0) {
                    return List.of();
                }
                picked.add(sold(place.section(), place.index()));
            }
            return picked;
        }
        for (HouseSection section : sale.house.sections()) {
            int[] tags = sale.tags.get(section.id());
            for (int i = 0; i < tags.length && picked.size() < hold.getBest().getQuantity(); i++) {
                if (tags[i] == 0) {
                    picked.add(sold(section, i));
                }
            }
        }
        return picked.size() == hold.getBest().getQuantity() ? picked : List.of();
    }

    private static SoldSeat sold(HouseSection section, int index) {
        return new SoldSeat(
                section.id(),
                index,
                section.seatId(index),
                section.row(index),
                section.number(index),
                section.category(index),
                new Price(5000L, 0L, 0));
    }

    private void publish(String id, Sale sale) {
        for (int p = 0; p < sale.parts.size(); p++) {
            SectionPart part = sale.parts.get(p);
            int[] tags = sale.tags.get(part.getSection());
            byte[] states = new byte[SeatBits.bytes(part.getCount())];
            ByteBuffer bytes = ByteBuffer.allocate(part.getCount() * 4);
            int held = 0;
            for (int i = 0; i < part.getCount(); i++) {
                int tag = tags[part.getFirst() + i];
                bytes.putInt(tag);
                held += tag == 0 ? 0 : 1;
                SeatBits.set(states, i, tag == 0 ? SeatBits.FREE : SeatBits.HELD);
            }
            int free = part.getCount() - held;
            send(
                    Topics.SEAT_MAP,
                    id + '/' + part.getSection() + '/' + part.getPart(),
                    new SeatMapPart(
                            id,
                            sale.draft,
                            part.getSection(),
                            part.getPart(),
                            part.getFirst(),
                            part.getCount(),
                            ByteBuffer.wrap(states),
                            bytes.flip(),
                            free,
                            held,
                            0,
                            0,
                            List.of(new CategoryCount(part.getCategories().get(0), free, held, 0, 0)),
                            sale.number,
                            sale.number,
                            Instant.now(),
                            p == sale.parts.size() - 1));
        }
    }

    private void reply(String showtime, ByteBuffer to, long number, SpecificRecord reply) {
        if (to == null) {
            return;
        }
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.SEAT_REPLIES.name(),
                showtime.getBytes(StandardCharsets.UTF_8),
                codec.encode(Topics.SEAT_REPLIES, reply));
        byte[] address = new byte[to.remaining()];
        to.duplicate().get(address);
        record.headers().add(RecordHeaders.TO, address);
        record.headers().add(RecordHeaders.NUMBER, RecordHeaders.ofLong(number));
        producer.send(record);
    }

    private void send(Topic topic, String key, SpecificRecord value) {
        producer.send(new ProducerRecord<>(
                topic.name(),
                Placement.partitionByFirstPart(key, partitions),
                key.getBytes(StandardCharsets.UTF_8),
                codec.encode(topic, value)));
    }

    @Override
    public void close() {
        reader.stop();
        producer.close();
    }
}
