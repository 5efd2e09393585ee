package io.seatlog.query.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.query.Samples;
import io.seatlog.query.view.ShowtimeView;
import io.seatlog.query.view.ShowtimeViews;
import io.seatlog.sale.ShowtimeStatus;
import io.seatlog.wire.SectionKind;
import io.seatlog.wire.SectionRef;
import io.seatlog.wire.Showtime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FeedSessionTest {

    private static final long MS = 1_000_000L;
    private static final long SECOND = 1_000 * MS;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Sales ON_SALE = new Sales(ShowtimeStatus.ON_SALE, Instant.EPOCH, Instant.MAX);

    private final ShowtimeViews views = new ShowtimeViews();
    private final FeedFrames frames = new FeedFrames();
    private long now = 5 * SECOND;
    private long version = 1;

    FeedSessionTest() {
        views.caughtUp();
        views.showtime("hall", Samples.showtime("hall"));
        views.seats(Samples.part("hall", "a", 0, 1, false));
        views.seats(Samples.part("hall", "b", 0, 1, true));
    }

    @Test
    void aSnapshotComesFirstAndOnce() {
        FeedSession session = session();

        JsonNode snapshot = only(session.round(now));

        assertThat(snapshot.path("type").asString()).isEqualTo("snapshot");
        assertThat(snapshot.path("version").asLong()).isEqualTo(1);
        assertThat(snapshot.path("sales").asString()).isEqualTo("ON_SALE");
        assertThat(snapshot.path("sections").size()).isEqualTo(2);
        assertThat(session.dueNanos()).isEqualTo(FeedSession.NEVER);
    }

    @Test
    void aDeltaHasTheCountersThatChangedSinceTheMessageBefore() {
        FeedSession session = settled();

        session.offer(held("b", 3), ON_SALE);
        JsonNode delta = only(session.round(now));

        assertThat(delta.path("type").asString()).isEqualTo("delta");
        assertThat(delta.path("from").asLong()).isEqualTo(1);
        assertThat(delta.path("version").asLong()).isEqualTo(2);
        assertThat(delta.path("sections").size()).isEqualTo(1);
        assertThat(delta.path("sections").get(0).toString())
                .isEqualTo("{\"id\":\"b\",\"free\":5,\"held\":3,\"booked\":0,\"blocked\":0}");
    }

    @Test
    void whatChangedTwiceBeforeItsTurnIsSentOnce() {
        FeedSession session = settled();
        session.offer(held("a", 1), ON_SALE);
        session.round(now);

        session.offer(held("a", 2), ON_SALE);
        session.offer(held("b", 4), ON_SALE);
        assertThat(session.round(now)).isEmpty();
        assertThat(session.dueNanos()).isEqualTo(now + 50 * MS);
        now += 50 * MS;
        JsonNode delta = only(session.round(now));

        assertThat(delta.path("from").asLong()).isEqualTo(2);
        assertThat(delta.path("version").asLong()).isEqualTo(4);
        assertThat(delta.path("sections").size()).isEqualTo(2);
    }

    @Test
    void aWatchedSectionIsSentAtOnceAndThenWhenItChanged() {
        FeedSession session = settled();

        assertThat(session.watch(List.of("a"))).isTrue();
        assertThat(only(session.round(now)).path("section").asString()).isEqualTo("a");

        now += SECOND;
        session.offer(held("b", 1), ON_SALE);
        assertThat(types(session.round(now))).containsExactly("delta");
        now += SECOND;
        session.offer(held("a", 1), ON_SALE);
        assertThat(types(session.round(now))).containsExactly("delta", "seats");
    }

    @Test
    void watchedSeatsGoBeforeCountersWhichComeTwiceASecond() {
        FeedSession session = settled();
        session.watch(List.of("a", "b"));
        session.round(now);
        now += SECOND;
        List<Long> rounds = new ArrayList<>();
        List<String> heard = new ArrayList<>();
        for (int ms = 0; ms < 2_000; ms++, now += MS) {
            if (ms % 50 == 0) {
                held("a", (int) (version % 9));
                session.offer(held("b", (int) (version % 9)), ON_SALE);
            }
            List<String> sent = types(session.round(now));
            if (!sent.isEmpty()) {
                rounds.add(now);
                heard.addAll(sent);
            }
        }

        assertThat(heard).filteredOn("seats"::equals).hasSize(36);
        assertThat(heard).filteredOn("delta"::equals).hasSize(4);
        assertThat(IntStream.range(1, rounds.size()).mapToLong(i -> rounds.get(i) - rounds.get(i - 1)))
                .allMatch(apart -> apart <= 112 * MS);
    }

    /** Sections, their seats, and how many are watched; the last has 6 kB of counters, for 64 kB a second. */
    @ParameterizedTest
    @CsvSource({"8, 2000, 1", "8, 2000, 4", "8, 2000, 8", "20, 6000, 4", "100, 10000, 1"})
    void countersWaitNoLongerThanHalfASecondAndARound(int sections, int seats, int watched) {
        house(sections, seats);
        FeedSession session = session();
        session.watch(IntStream.range(0, watched).mapToObj(i -> "s" + i).toList());
        long lastDelta = now;
        long lastSeats = now;
        long longest = 0;
        long round = 0;
        for (int ms = 0; ms < 20_000; ms++, now += MS) {
            if (ms % 20 == 0) {
                version++;
                for (int i = 0; i < sections; i++) {
                    part(i, seats, ms / 20 % 9, i == sections - 1);
                }
                session.offer(latest(), ON_SALE);
            }
            for (String type : types(session.round(now))) {
                if (type.equals("delta")) {
                    longest = Math.max(longest, now - lastDelta);
                    lastDelta = now;
                } else {
                    round = Math.max(round, now - lastSeats);
                    lastSeats = now;
                }
            }
        }

        assertThat(round).as("between seats").isLessThanOrEqualTo(500 * MS);
        assertThat(longest).as("between counters").isBetween(500 * MS, 500 * MS + round + 2 * MS);
    }

    @Test
    void countersThatWaitedComeWhenTheSeatsRest() {
        FeedSession session = settled();
        session.watch(List.of("a"));
        session.round(now);
        now += SECOND;
        session.offer(held("a", 1), ON_SALE);
        session.round(now);
        now += 100 * MS;
        session.offer(held("a", 2), ON_SALE);
        assertThat(types(session.round(now))).containsExactly("seats");

        now = session.dueNanos();

        assertThat(now).isLessThan(6 * SECOND + 1_200 * MS);
        assertThat(types(session.round(now))).containsExactly("delta");
    }

    @Test
    void watchingAgainSendsOnlyWhatIsNew() {
        FeedSession session = settled();
        session.watch(List.of("a"));
        session.round(now);

        session.watch(List.of("a", "b"));
        now += SECOND;

        assertThat(only(session.round(now)).path("section").asString()).isEqualTo("b");
    }

    @Test
    void unknownAndTooManySectionsAreRefusedAndChangeNothing() {
        FeedSession session = settled();
        session.watch(List.of("a"));

        assertThat(session.watch(List.of("z"))).isFalse();
        assertThat(session.watch(IntStream.range(0, 9).mapToObj(i -> "a").toList()))
                .isFalse();
        assertThat(only(session.round(now)).path("section").asString()).isEqualTo("a");
    }

    @Test
    void salesAreToldWhenTheyChange() {
        FeedSession session = settled();

        session.offer(latest(), new Sales(ShowtimeStatus.PAUSED, Instant.EPOCH, Instant.MAX));

        JsonNode sales = only(session.round(now));
        assertThat(sales.path("type").asString()).isEqualTo("sales");
        assertThat(sales.path("status").asString()).isEqualTo("PAUSED");
    }

    @Test
    void aSnapshotThatIsAskedForReplacesTheDelta() {
        FeedSession session = settled();
        session.offer(held("a", 1), ON_SALE);

        session.askSnapshot();

        assertThat(types(session.round(now))).containsExactly("snapshot");
    }

    @Test
    void framesAreWrittenOnceForAllConnections() {
        FeedSession one = session();
        FeedSession other = session();

        assertThat(one.round(now).get(0)).isSameAs(other.round(now).get(0));
        ShowtimeView next = held("a", 1);
        now += SECOND;
        one.offer(next, ON_SALE);
        other.offer(next, ON_SALE);
        assertThat(one.round(now).get(0)).isSameAs(other.round(now).get(0));
    }

    /** Whatever changes when: no second has too much, nothing is lost in the end, the chain of versions has no gap. */
    @ParameterizedTest
    @MethodSource("seeds")
    void noSecondHasMoreThanItMayAndTheLastStateArrives(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FeedSession session = session();
        session.watch(List.of("a", "b"));
        ArrayDeque<Long> lastSecond = new ArrayDeque<>();
        List<JsonNode> heard = new ArrayList<>();
        for (int step = 0; step < 2_000 || session.dueNanos() != FeedSession.NEVER; step++) {
            if (step < 2_000 && random.nextInt(3) > 0) {
                session.offer(held(random.nextBoolean() ? "a" : "b", random.nextInt(9)), ON_SALE);
            }
            if (step < 2_000 && random.nextInt(50) == 0) {
                session.askSnapshot();
            }
            for (byte[] frame : session.round(now)) {
                lastSecond.add(now);
                heard.add(json(frame));
            }
            while (!lastSecond.isEmpty() && lastSecond.peek() <= now - SECOND) {
                lastSecond.remove();
            }
            assertThat(lastSecond).hasSizeLessThanOrEqualTo(FeedSession.MESSAGES_PER_SECOND);
            now += random.nextLong(20 * MS);
        }
        assertChain(heard);
        assertThat(lastOf(heard, "a")).isEqualTo(bits("a"));
        assertThat(lastOf(heard, "b")).isEqualTo(bits("b"));
    }

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(20);
    }

    private void assertChain(List<JsonNode> heard) {
        long told = -1;
        for (JsonNode message : heard) {
            switch (message.path("type").asString()) {
                case "snapshot" -> told = message.path("version").asLong();
                case "delta" -> {
                    assertThat(message.path("from").asLong()).isEqualTo(told);
                    told = message.path("version").asLong();
                }
                default -> assertThat(told).isPositive();
            }
        }
        assertThat(told).isEqualTo(version);
    }

    private String bits(String section) {
        return latest().section(section).orElseThrow().bits();
    }

    private static String lastOf(List<JsonNode> heard, String section) {
        return heard.stream()
                .filter(message -> message.path("section").asString("").equals(section))
                .reduce((first, second) -> second)
                .orElseThrow()
                .path("bits")
                .asString();
    }

    private FeedSession session() {
        return new FeedSession(frames, latest(), ON_SALE, now);
    }

    private FeedSession settled() {
        FeedSession session = session();
        session.round(now);
        now += SECOND;
        return session;
    }

    private ShowtimeView latest() {
        return views.view("hall").orElseThrow();
    }

    private ShowtimeView held(String section, int seats) {
        version++;
        views.seats(Samples.part("hall", section, seats, version, true));
        return latest();
    }

    private void house(int sections, int seats) {
        views.showtime(
                "hall",
                Showtime.newBuilder(Samples.showtime("hall"))
                        .setSections(IntStream.range(0, sections)
                                .mapToObj(i -> SectionRef.newBuilder()
                                        .setSection("s" + i)
                                        .setName("s" + i)
                                        .setKind(SectionKind.SEATED)
                                        .setParts(1)
                                        .setSeats(seats)
                                        .setCategories(List.of("stalls"))
                                        .build())
                                .toList())
                        .setSeats(sections * seats)
                        .build());
        for (int i = 0; i < sections; i++) {
            part(i, seats, 0, i == sections - 1);
        }
    }

    private void part(int section, int seats, int held, boolean last) {
        views.seats(Samples.part("hall", "s" + section, seats, held, version, version, last));
    }

    private static List<String> types(List<byte[]> frames) {
        return frames.stream().map(frame -> json(frame).path("type").asString()).toList();
    }

    private static JsonNode only(List<byte[]> frames) {
        assertThat(frames).hasSize(1);
        return json(frames.get(0));
    }

    private static JsonNode json(byte[] frame) {
        return JSON.readTree(new String(frame, StandardCharsets.UTF_8));
    }
}
