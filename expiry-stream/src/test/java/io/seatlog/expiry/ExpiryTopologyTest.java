package io.seatlog.expiry;

import static io.seatlog.expiry.Facts.HAMLET;
import static io.seatlog.expiry.Facts.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.seatlog.id.ShowtimeId;
import io.seatlog.runtime.kafka.DeadLetters;
import io.seatlog.serde.LocalSchemaIds;
import io.seatlog.serde.WireCodec;
import io.seatlog.topic.Placement;
import io.seatlog.topic.RecordHeaders;
import io.seatlog.topic.Topics;
import io.seatlog.wire.ReleaseCause;
import io.seatlog.wire.SeatsReleased;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpiryTopologyTest {

    private static final byte[] KEY = HAMLET.getBytes(StandardCharsets.UTF_8);
    private static final ExpirySettings SETTINGS = ExpirySettings.defaults();

    private final WireCodec wire = new WireCodec(new LocalSchemaIds());
    private final ExpiryCodec codec = new ExpiryCodec(wire, 1);
    private final List<Deadline> asked = new ArrayList<>();
    private boolean taken = true;
    private final TopologyTestDriver driver = new TopologyTestDriver(
            ExpiryTopology.of(() ->
                    new DeadlineProcessor(codec, SETTINGS, new DeadLetters(new SimpleMeterRegistry()), this::ask)),
            new Properties(),
            Instant.EPOCH);
    private final TestInputTopic<byte[], byte[]> facts =
            driver.createInputTopic(Topics.SEAT_FACTS.name(), new ByteArraySerializer(), new ByteArraySerializer());

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void keepsTheGraphThatWasReviewed() throws IOException {
        String graph = ExpiryTopology.of(this::processor).describe().toString();
        assertThat(graph).isEqualTo(Files.readString(Path.of("src/test/resources/io/seatlog/expiry/topology.txt")));
    }

    @Test
    void asksOnceItsDeadlineHasComeAndNeverBefore() {
        fact(Facts.held(order(1), 5_000));
        fact(Facts.held(order(2), 5_050));
        pass(1_000);
        pass(3_999);
        assertThat(asked).isEmpty();
        pass(1);
        assertThat(asked).containsExactly(Deadline.ofHold(5_000, order(1)));
        pass(100);
        assertThat(asked).hasSize(2).last().isEqualTo(Deadline.ofHold(5_050, order(2)));
    }

    @Test
    void asksForNothingThatEndedInTime() {
        fact(Facts.held(order(1), 5_000));
        fact(Facts.held(order(2), 5_000));
        fact(Facts.held(order(3), 5_000));
        fact(Facts.booked(order(1), 5_000));
        fact(Facts.released(order(2), ReleaseCause.CANCELLED, 5_000));
        pass(60_000);
        assertThat(asked).containsOnly(Deadline.ofHold(5_000, order(3)));
    }

    @Test
    void asksAgainEveryTwoSecondsUntilTheHoldHasEnded() {
        fact(Facts.held(order(1), 5_000));
        pass(5_000);
        pass(1_999);
        assertThat(asked).hasSize(1);
        pass(1);
        assertThat(asked).hasSize(2);
        fact(Facts.released(order(1), ReleaseCause.EXPIRED, 5_000));
        pass(60_000);
        assertThat(asked).hasSize(2);
    }

    @Test
    void keepsTheDeadlineOfAHoldWhoseOrderGaveTicketsBackLongAgo() {
        fact(Facts.held(order(1), 5_000));
        fact(Facts.released(order(1), ReleaseCause.REFUNDED, 5_000));
        pass(5_000);
        assertThat(asked).hasSize(1);
    }

    @Test
    void asksForABacklogInBoundedPiecesAndForEachOnceInAPass() {
        for (int i = 0; i < 12_000; i++) {
            fact(Facts.held(order(i), 1_000 + i % 7));
        }
        pass(10_000);
        assertThat(asked).hasSize(5_000);
        pass(100);
        assertThat(asked).hasSize(10_000);
        pass(100);
        assertThat(asked).hasSize(12_000).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> a.key()
                .compareTo(b.key()));
    }

    @Test
    void goesOnWhereACommandCouldNotBeSent() {
        taken = false;
        fact(Facts.held(order(1), 1_000));
        pass(1_000);
        assertThat(asked).isEmpty();
        taken = true;
        pass(100);
        assertThat(asked).hasSize(1);
    }

    @Test
    void asksForTheRowsOfAShowtimeUntilNothingRemains() {
        Deadline rows = Deadline.ofRows(9_000, new ShowtimeId(HAMLET));
        fact(Facts.opened(5_000));
        fact(Facts.changed(5_000, 9_000));
        pass(5_000);
        pass(3_999);
        assertThat(asked).isEmpty();
        pass(1);
        fact(Facts.closed(9_000, true));
        pass(2_000);
        assertThat(asked).containsExactly(rows, rows);
        fact(Facts.closed(9_000, false));
        pass(60_000);
        assertThat(asked).hasSize(2);
    }

    @Test
    void sendsWhatItCannotReadToTheDeadLettersAndGoesOn() {
        SeatsReleased unknown = Facts.released(order(1), ReleaseCause.UNKNOWN, 1_000);
        facts.pipeInput(KEY, new byte[] {1, 2, 3});
        facts.pipeInput(KEY, (byte[]) null);
        facts.pipeInput((byte[]) null, encoded(Facts.held(order(1), 1_000)));
        facts.pipeInput("macbeth".getBytes(StandardCharsets.UTF_8), encoded(Facts.held(order(1), 1_000)));
        facts.pipeInput(KEY, encoded(unknown));
        facts.pipeInput(KEY, encoded(Facts.held(order(1), -1)));
        facts.pipeInput(KEY, codec.command(Deadline.ofHold(1, order(1))));
        fact(Facts.held(order(2), 1_000));
        pass(1_000);
        assertThat(asked).containsExactly(Deadline.ofHold(1_000, order(2)));
        assertThat(deadLetterCauses())
                .containsExactly(
                        "NOT_WIRE_FORMAT",
                        "NULL_VALUE",
                        "NULL_KEY",
                        "WRONG_KEY",
                        "UNKNOWN_ENUM",
                        "INVALID_ID",
                        "FOREIGN_KIND");
    }

    @Test
    void refusesAKeyOfAnotherPartition() {
        ExpiryCodec many = new ExpiryCodec(wire, 24);
        int home = Placement.partition(HAMLET, 24);
        assertThat(many.read(KEY, encoded(Facts.held(order(1), 1)), home).set()).isNotNull();
        assertThat(catchThrowableOfType(
                                UnfitFactException.class,
                                () -> many.read(KEY, encoded(Facts.held(order(1), 1)), home == 0 ? 1 : 0))
                        .reason()
                        .name())
                .isEqualTo("WRONG_PARTITION");
    }

    private DeadlineProcessor processor() {
        return new DeadlineProcessor(codec, SETTINGS, new DeadLetters(new SimpleMeterRegistry()), this::ask);
    }

    private List<String> deadLetterCauses() {
        return driver
                .createOutputTopic(
                        Topics.SEAT_FACTS.deadLetters().name(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())
                .readRecordsToList()
                .stream()
                .map(ExpiryTopologyTest::cause)
                .toList();
    }

    private static String cause(TestRecord<byte[], byte[]> letter) {
        return new String(letter.headers().lastHeader(RecordHeaders.CAUSE).value(), StandardCharsets.UTF_8);
    }

    private boolean ask(Deadline deadline) {
        if (taken) {
            asked.add(deadline);
        }
        return taken;
    }

    private void fact(SpecificRecord fact) {
        facts.pipeInput(KEY, encoded(fact));
    }

    private byte[] encoded(SpecificRecord fact) {
        return wire.encode(Topics.SEAT_FACTS, fact);
    }

    private void pass(long millis) {
        driver.advanceWallClockTime(Duration.ofMillis(millis));
    }
}
