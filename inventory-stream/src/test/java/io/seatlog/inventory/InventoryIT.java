package io.seatlog.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.backing.SharedBacking;
import io.seatlog.id.ShowtimeId;
import io.seatlog.runtime.kafka.DeadLetterCause;
import io.seatlog.runtime.kafka.KafkaSettings;
import io.seatlog.runtime.kafka.RegistryCodec;
import io.seatlog.runtime.kafka.RegistrySettings;
import io.seatlog.runtime.kafka.TopicSetup;
import io.seatlog.seatmap.SeatMapAssembler;
import io.seatlog.serde.RecordCodec;
import io.seatlog.topic.RecordHeaders;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import io.seatlog.wire.HoldAccepted;
import io.seatlog.wire.SeatMapPart;
import io.seatlog.wire.SeatsHeld;
import io.seatlog.wire.SeatsReleased;
import io.seatlog.wire.SoldSeat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** The app against a real broker and registry: it sells, is killed in the middle of it, and goes on. */
class InventoryIT {

    private static final ShowtimeId SHOWTIME =
            new ShowtimeId("it-" + ProcessHandle.current().pid());
    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final int ORDERS = 400;
    private static final int SEATS = 60;

    private final Path folder =
            Path.of("target", "inventory-it", SHOWTIME.value()).toAbsolutePath();
    private final List<SpecificRecord> facts = new ArrayList<>();
    private final List<HoldAccepted> held = new ArrayList<>();
    private final SeatMapAssembler map = new SeatMapAssembler();
    private final List<String> causes = new ArrayList<>();
    private int replies;

    @Test
    void sellsEachSeatOnceThroughAKill() throws Exception {
        SharedBacking.startBoth();
        KafkaSettings kafka = new KafkaSettings(
                SharedBacking.kafka().bootstrapServers(), AppProcess.PARTITIONS, (short) 1, "seatlog-", Map.of());
        List<Topic> topics = List.of(Topics.SEAT_COMMANDS, Topics.SEAT_FACTS, Topics.SEAT_REPLIES, Topics.SEAT_MAP);
        RecordCodec wire = RegistryCodec.connect(
                RegistrySettings.at(URI.create(SharedBacking.registry().url())), topics);
        new TopicSetup(kafka, Topics.allWithDeadLetters().toList()).start();
        AppProcess first = AppProcess.start(folder, 1);
        AppProcess second = null;
        try (KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(kafka.client(), new ByteArraySerializer(), new ByteArraySerializer());
                KafkaConsumer<byte[], byte[]> consumer = consumer(kafka)) {
            Wire.sections(SHOWTIME).forEach(c -> send(producer, wire, c));
            send(producer, wire, Wire.open(SHOWTIME, Instant.now()));
            poll(consumer, wire, done -> map.view(SHOWTIME.value()).isPresent());

            IntStream.range(0, ORDERS / 2).forEach(n -> send(producer, wire, Wire.holdBest(SHOWTIME, n, 2)));
            poll(consumer, wire, done -> replies > 10);
            first.kill();
            poison(producer);
            IntStream.range(0, ORDERS).forEach(n -> send(producer, wire, Wire.holdBest(SHOWTIME, n, 2)));
            second = AppProcess.start(folder, 2);
            poll(consumer, wire, done -> replies == 1 + ORDERS / 2 + ORDERS && causes.size() == 2);
            check();

            send(producer, wire, Wire.release(SHOWTIME, 0));
            poll(consumer, wire, done -> facts.get(facts.size() - 1) instanceof SeatsReleased && free() == 2);
            assertThat(causes)
                    .containsExactlyInAnyOrder(
                            DeadLetterCause.NOT_WIRE_FORMAT.name(), DeadLetterCause.NULL_VALUE.name());
            fallsSilent(kafka);
            assertThat(second.isAlive()).isTrue();
        } finally {
            first.stop();
            if (second != null) {
                second.stop();
            }
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(KafkaSettings kafka) {
        Map<String, Object> config = new HashMap<>(kafka.client());
        config.put("isolation.level", "read_committed");
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic topic :
                List.of(Topics.SEAT_FACTS, Topics.SEAT_REPLIES, Topics.SEAT_MAP, Topics.SEAT_COMMANDS.deadLetters())) {
            for (int p = 0; p < AppProcess.PARTITIONS; p++) {
                partitions.add(new TopicPartition(topic.name(), p));
            }
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, RecordCodec wire, SpecificRecord command) {
        byte[] key = SHOWTIME.value().getBytes(StandardCharsets.UTF_8);
        producer.send(
                new ProducerRecord<>(Topics.SEAT_COMMANDS.name(), key, wire.encode(Topics.SEAT_COMMANDS, command)));
    }

    private static void poison(KafkaProducer<byte[], byte[]> producer) {
        byte[] key = SHOWTIME.value().getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(Topics.SEAT_COMMANDS.name(), key, new byte[] {1, 2, 3}));
        producer.send(new ProducerRecord<>(Topics.SEAT_COMMANDS.name(), key, null));
    }

    private void poll(KafkaConsumer<byte[], byte[]> consumer, RecordCodec wire, Predicate<Void> done) {
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        while (!done.test(null)) {
            assertThat(System.nanoTime())
                    .as("%d facts, %d replies, dead %s; see %s", facts.size(), replies, causes, folder)
                    .isLessThan(deadline);
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                take(record, wire);
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, RecordCodec wire) {
        if (record.topic().equals(Topics.SEAT_FACTS.name())) {
            facts.add(wire.decode(Topics.SEAT_FACTS, record.value()));
        } else if (record.topic().equals(Topics.SEAT_MAP.name())) {
            map.accept((SeatMapPart) wire.decode(Topics.SEAT_MAP, record.value()));
        } else if (record.topic().equals(Topics.SEAT_REPLIES.name())) {
            replies++;
            if (wire.decode(Topics.SEAT_REPLIES, record.value()) instanceof HoldAccepted accepted) {
                held.add(accepted);
            }
        } else {
            causes.add(
                    new String(record.headers().lastHeader(RecordHeaders.CAUSE).value(), StandardCharsets.UTF_8));
        }
    }

    private int free() {
        return map.view(SHOWTIME.value()).orElseThrow().counts().free();
    }

    private void check() {
        for (int i = 0; i < facts.size(); i++) {
            assertThat(((Number) facts.get(i).get(1)).longValue()).isEqualTo(i + 1);
        }
        Set<String> seats = new HashSet<>();
        Map<String, Long> numbers = new HashMap<>();
        for (SpecificRecord fact : facts) {
            if (fact instanceof SeatsHeld seatsHeld) {
                assertThat(seatsHeld.getSeats()).extracting(SoldSeat::getId).allMatch(seats::add);
                numbers.put(seatsHeld.getOrderId(), seatsHeld.getNumber());
            }
        }
        assertThat(seats).hasSize(SEATS);
        assertThat(held).allMatch(h -> numbers.get(h.getOrderId()) == h.getNumber());
        assertThat(held).extracting(HoldAccepted::getOrderId).containsAll(numbers.keySet());
    }

    /** Nothing to do, nothing written: neither records nor commit markers. */
    private static void fallsSilent(KafkaSettings kafka) throws Exception {
        try (Admin admin = Admin.create(kafka.client())) {
            Map<TopicPartition, OffsetSpec> all = new HashMap<>();
            admin.listTopics().names().get().stream()
                    .filter(topic -> topic.equals("seat-map") || topic.endsWith("-changelog"))
                    .forEach(topic -> IntStream.range(0, AppProcess.PARTITIONS)
                            .forEach(p -> all.put(new TopicPartition(topic, p), OffsetSpec.latest())));
            Map<TopicPartition, Long> before = ends(admin, all);
            long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            long since = System.nanoTime();
            while (System.nanoTime() - since < Duration.ofSeconds(2).toNanos()) {
                assertThat(System.nanoTime()).as("an idle system writes on").isLessThan(until);
                Map<TopicPartition, Long> now = ends(admin, all);
                since = now.equals(before) ? since : System.nanoTime();
                before = now;
            }
        }
    }

    private static Map<TopicPartition, Long> ends(Admin admin, Map<TopicPartition, OffsetSpec> all) throws Exception {
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(all).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }
}
