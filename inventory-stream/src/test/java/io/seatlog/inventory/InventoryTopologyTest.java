package io.seatlog.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.runtime.streams.CommitPace;
import io.seatlog.runtime.streams.StreamsApp;
import io.seatlog.topic.RecordHeaders;
import io.seatlog.topic.Topics;
import io.seatlog.wire.BlockSeats;
import io.seatlog.wire.CategoryPrice;
import io.seatlog.wire.ChangeShowtime;
import io.seatlog.wire.CloseShowtime;
import io.seatlog.wire.CommandAccepted;
import io.seatlog.wire.CommandRefused;
import io.seatlog.wire.HoldAccepted;
import io.seatlog.wire.HoldSeats;
import io.seatlog.wire.PauseSales;
import io.seatlog.wire.Policy;
import io.seatlog.wire.Price;
import io.seatlog.wire.RefundPolicy;
import io.seatlog.wire.RefusalReason;
import io.seatlog.wire.SeatChoice;
import io.seatlog.wire.SeatMapPart;
import io.seatlog.wire.SeatsHeld;
import io.seatlog.wire.SectionLayout;
import io.seatlog.wire.Showtime;
import io.seatlog.wire.ShowtimeClosed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class InventoryTopologyTest extends TopologyTest {

    /**
     * The graph as it is released. A changed name of a store or node moves state or metrics elsewhere: change the
     * expected text only on purpose.
     */
    @Test
    void keepsItsGraph() throws IOException {
        String expected = new String(
                Objects.requireNonNull(getClass().getResourceAsStream("/expected-topology.txt"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        String found = InventoryTopology.build(new InventoryCodec(wire, 1), meters, 0, COMMIT)
                .describe()
                .toString();
        assertThat(found.strip()).isEqualTo(expected.strip());
    }

    /** Streams' own commits are not to come before those of the pace, and others wait for this app. */
    @Test
    void commitsAtItsOwnPaceAndYieldsToNobody() {
        StreamsApp app = app(Duration.ofMillis(6));
        assertThat(commitIntervalMs(app))
                .isGreaterThan(CommitPace.LONGEST.multipliedBy(2).toMillis());
        // It says how long a poll may take.
        assertThat(app.commitInterval()).isEqualTo(Duration.ofMillis(6));
        assertThat(app.properties()).doesNotContainKey(StreamsConfig.POLL_MS_CONFIG);
        assertThat(app.yielding()).isFalse();
        assertThat(commitIntervalMs(app(Duration.ofSeconds(5)))).isEqualTo(5_000);
    }

    private StreamsApp app(Duration commitInterval) {
        return InventoryApp.definition(new InventorySettings(commitInterval, 0), new InventoryCodec(wire, 1), meters);
    }

    private static long commitIntervalMs(StreamsApp app) {
        return (Long) app.properties().get(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG);
    }

    @Test
    void tellsAPolicyAsItWasGivenAlsoWhenItIsReadBackFromTheStore() {
        open();
        Policy policy = Policy.newBuilder(Wire.policy(NOW))
                .setEndsAt(NOW.plus(Duration.ofDays(3)))
                .setRefund(new RefundPolicy(NOW.plus(Duration.ofDays(1)), 300L))
                .setPrices(List.of(
                        new CategoryPrice("Seat", new Price(6_000L, 200L, 50)),
                        new CategoryPrice("floor", new Price(0L, 0L, 0)),
                        new CategoryPrice("seat", new Price(5_000L, 0L, 1_900))))
                .build();
        send(new ChangeShowtime(SHOWTIME.value(), "c", null, 3L, policy));
        send(new PauseSales(SHOWTIME.value(), "p", null, 4L));

        assertThat(records(Topics.SHOWTIMES))
                .extracting(record -> ((Showtime) record).getPolicy())
                .containsExactly(Wire.policy(NOW), policy, policy);
    }

    @Test
    void opensAShowtimeAndTellsEverybody() {
        open();

        assertThat(records(Topics.SEAT_FACTS))
                .extracting(r -> r.getClass().getSimpleName())
                .containsExactly("SectionOpened", "SectionOpened", "ShowtimeOpened");
        assertThat(records(Topics.SECTIONS))
                .extracting(r -> ((SectionLayout) r).getPart().getSection())
                .containsExactly("a", "floor");
        Showtime showtime = (Showtime) records(Topics.SHOWTIMES).get(0);
        assertThat(showtime.getSeats()).isEqualTo(60);
        assertThat(showtime.getRevision()).isEqualTo(3);
        CommandAccepted reply = (CommandAccepted) records(Topics.SEAT_REPLIES).get(0);
        assertThat(reply.getRevision()).isEqualTo(3);
        tick();
        List<SeatMapPart> map = seatMap();
        assertThat(map).extracting(SeatMapPart::getFree).containsExactly(40, 20);
        assertThat(map).extracting(SeatMapPart::getLast).containsExactly(false, true);
        assertThat(map)
                .allMatch(p ->
                        p.getVersion() == 3 && p.getChanged() == 3 && p.getAt().equals(NOW));
    }

    @Test
    void holdsSeatsOnceAndRepliesWithTheReceipt() {
        open();
        raw(Topics.SEAT_REPLIES);
        send(Wire.hold(SHOWTIME, 1, "a:1:5", "a:1:6"));
        now = now.plusSeconds(5);
        send(Wire.hold(SHOWTIME, 1, "a:1:6", "a:1:5"));

        List<TestRecord<byte[], byte[]>> replies = raw(Topics.SEAT_REPLIES);
        HoldAccepted first =
                (HoldAccepted) wire.decode(Topics.SEAT_REPLIES, replies.get(0).value());
        HoldAccepted again =
                (HoldAccepted) wire.decode(Topics.SEAT_REPLIES, replies.get(1).value());
        assertThat(first.getReceipt().getOffset()).isEqualTo(3);
        assertThat(first.getDeadline()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
        assertThat(again.getReceipt()).isEqualTo(first.getReceipt());
        assertThat(again.getSeats()).isEqualTo(first.getSeats());
        assertThat(again.getReplayed()).isTrue();
        assertThat(replies.get(0).headers().lastHeader(RecordHeaders.TO).value())
                .isEqualTo(Wire.REPLY_TO);
        assertThat(RecordHeaders.number(replies.get(0).headers())).isEqualTo(4);
        assertThat(replies.get(0).timestamp()).isEqualTo(NOW.toEpochMilli());
        List<SpecificRecord> facts = records(Topics.SEAT_FACTS);
        assertThat(facts).filteredOn(SeatsHeld.class::isInstance).hasSize(1);
    }

    /** Also of customers whom the heap remembers: the policy lets each have ten seats. */
    @Test
    void countsTheSeatsOfACustomerOverTheirOrders() {
        open();
        send(Wire.holdBest(SHOWTIME, 1, 6));
        raw(Topics.SEAT_REPLIES);

        send(holdOfTheFirst(2, 5));
        send(Wire.release(SHOWTIME, 1));
        send(holdOfTheFirst(2, 5));

        List<SpecificRecord> replies = records(Topics.SEAT_REPLIES);
        assertThat(((CommandRefused) replies.get(0)).getReason()).isEqualTo(RefusalReason.CUSTOMER_LIMIT);
        assertThat(replies.get(2)).isInstanceOf(HoldAccepted.class);
    }

    private static HoldSeats holdOfTheFirst(int n, int quantity) {
        return HoldSeats.newBuilder(Wire.holdBest(SHOWTIME, n, quantity))
                .setCustomer("c1")
                .build();
    }

    @Test
    void answersOrderStreamWhereItAsked() {
        open();
        send(Wire.hold(SHOWTIME, 1, "a:1:5"));
        raw(Topics.SEAT_REPLIES);
        send(Wire.book(SHOWTIME, 1));
        send(Wire.book(SHOWTIME, 9));

        List<SpecificRecord> results = records(Topics.SEAT_RESULTS);
        assertThat(((CommandAccepted) results.get(0)).getNumber()).isEqualTo(5);
        assertThat(((CommandRefused) results.get(1)).getReason()).isEqualTo(RefusalReason.HOLD_UNKNOWN);
        assertThat(raw(Topics.SEAT_REPLIES)).isEmpty();
    }

    @Test
    void writesNothingOnARefusalButItsAnswer() {
        open();
        send(Wire.hold(SHOWTIME, 1, "a:1:5"));
        records(Topics.SEAT_FACTS);
        KeyValueStore<byte[], byte[]> holds = driver.getKeyValueStore(InventoryTopology.HOLDS);
        long before = count(holds);
        raw(Topics.SEAT_REPLIES);

        send(Wire.hold(SHOWTIME, 2, "a:1:5"));

        CommandRefused refused = (CommandRefused) records(Topics.SEAT_REPLIES).get(0);
        assertThat(refused.getReason()).isEqualTo(RefusalReason.SEATS_HELD);
        assertThat(refused.getSeats()).containsExactly("a:1:5");
        assertThat(refused.getNumber()).isEqualTo(4);
        assertThat(records(Topics.SEAT_FACTS)).isEmpty();
        assertThat(count(holds)).isEqualTo(before);
    }

    private static long count(KeyValueStore<byte[], byte[]> store) {
        long count = 0;
        try (var all = store.all()) {
            while (all.hasNext()) {
                all.next();
                count++;
            }
        }
        return count;
    }

    @Test
    void publishesOnlyWhatChangedAndFallsSilent() {
        open();
        tick();
        seatMap();
        send(Wire.hold(SHOWTIME, 1, "a:1:5"));
        send(Wire.hold(SHOWTIME, 2, "a:1:6"));
        tick();

        List<SeatMapPart> map = seatMap();
        assertThat(map).hasSize(1);
        assertThat(map.get(0).getHeld()).isEqualTo(2);
        assertThat(map.get(0).getVersion()).isEqualTo(5);
        assertThat(map.get(0).getTags().getInt(4 * 4))
                .isEqualTo(Wire.order(SHOWTIME, 1).tag());
        tick();
        tick();
        assertThat(seatMap()).isEmpty();
    }

    @Test
    void showsAPauseOnTheFirstPart() {
        open();
        tick();
        seatMap();
        send(new PauseSales(SHOWTIME.value(), "p", null, null));
        tick();

        List<SeatMapPart> map = seatMap();
        assertThat(map).hasSize(1);
        assertThat(map.get(0).getVersion()).isEqualTo(4);
        assertThat(map.get(0).getChanged()).isEqualTo(3);
    }

    @Test
    void closesAShowtimeWithTombstones() {
        open();
        now = NOW.plus(Duration.ofDays(5));
        send(Wire.hold(SHOWTIME, 1, "a:1:5"));
        raw(Topics.SHOWTIMES);
        raw(Topics.SECTIONS);
        tick();
        raw(Topics.SEAT_MAP);
        records(Topics.SEAT_FACTS);
        send(new CloseShowtime(SHOWTIME.value(), "close", now));

        assertThat(((ShowtimeClosed) records(Topics.SEAT_FACTS).get(0)).getRemaining())
                .isFalse();
        assertThat(raw(Topics.SHOWTIMES)).singleElement().matches(r -> r.value() == null);
        assertThat(raw(Topics.SECTIONS))
                .allMatch(r -> r.value() == null)
                .extracting(r -> new String(r.key(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder("faust-1/d1/a/0", "faust-1/d1/floor/0");
        assertThat(raw(Topics.SEAT_MAP))
                .allMatch(r -> r.value() == null)
                .extracting(r -> new String(r.key(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder("faust-1/a/0", "faust-1/floor/0");
        tick();
        assertThat(seatMap()).isEmpty();
        assertThat(count(driver.getKeyValueStore(InventoryTopology.HOUSE))).isEqualTo(2);
        assertThat(count(driver.getKeyValueStore(InventoryTopology.HOLDS))).isZero();
    }

    @Test
    void readsItsRowsAgainAfterARestart() {
        open();
        send(Wire.hold(SHOWTIME, 1, "a:1:5"));
        send(Wire.book(SHOWTIME, 1));
        send(new BlockSeats(
                SHOWTIME.value(), "b", ByteBuffer.wrap(Wire.REPLY_TO), List.of(new SeatChoice("floor:3")), "camera"));
        KeyValueStore<byte[], byte[]> house = driver.getKeyValueStore(InventoryTopology.HOUSE);
        KeyValueStore<byte[], byte[]> holds = driver.getKeyValueStore(InventoryTopology.HOLDS);

        StoredHouse again = new StoredHouse(SHOWTIME, house, holds);

        assertThat(again.counts().number()).isEqualTo(6);
        assertThat(again.order(Wire.order(SHOWTIME, 1)).state().name()).isEqualTo("BOOKED");
        assertThat(again.section(0).state(4).name()).isEqualTo("BOOKED");
        assertThat(again.section(1).state(2).name()).isEqualTo("BLOCKED");
        assertThat(again.showtime().openedNumber()).isEqualTo(3);
    }
}
