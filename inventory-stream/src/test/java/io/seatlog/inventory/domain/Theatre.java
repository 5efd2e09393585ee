package io.seatlog.inventory.domain;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.SeatId;
import io.seatlog.id.SectionId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.reason.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small house on sale, and a log to send it commands: stalls of 3 rows of 8 in front (with an aisle in the middle of
 * row C and a wheelchair seat at each end of row A), a balcony of 2 rows of 5, and a floor of 6 nameless places.
 */
final class Theatre {

    static final ShowtimeId SHOWTIME = new ShowtimeId("faust-1");
    static final Instant OPEN = Instant.parse("2026-03-01T10:00:00Z");
    static final Instant START = Instant.parse("2026-06-01T20:00:00Z");
    static final SectionId STALLS = new SectionId("stalls");
    static final SectionId BALCONY = new SectionId("balcony");
    static final SectionId FLOOR = new SectionId("floor");
    static final Category SEAT = new Category("seat");
    static final Category WHEELCHAIR = new Category("wheelchair");
    static final Category CHEAP = new Category("cheap");
    static final Category STANDING = new Category("standing");
    static final String DRAFT = "d1";

    final HeapHouse house = new HeapHouse(SHOWTIME);
    final List<Fact> facts = new ArrayList<>();
    Instant now = OPEN.plusSeconds(60);
    private long offset;

    static Theatre onSale() {
        return onSale(policy());
    }

    static Theatre onSale(Policy policy) {
        Theatre theatre = new Theatre();
        theatre.layOut(DRAFT);
        theatre.when(opening(policy));
        return theatre;
    }

    void layOut(String draft) {
        for (Part part : parts()) {
            when(new OpenSection(SHOWTIME, draft, part));
        }
    }

    static OpenShowtime opening(Policy policy) {
        return new OpenShowtime(SHOWTIME, DRAFT, "plan", 1, policy, sections(), List.of(new SeatId("B8")));
    }

    static List<Part> parts() {
        return List.of(
                new Part(
                        STALLS,
                        "Stalls",
                        0,
                        2,
                        0,
                        16,
                        List.of(SEAT, WHEELCHAIR),
                        new Part.Rows(List.of(
                                row("A", 8, 100, List.of(1, 0, 0, 0, 0, 0, 0, 1), List.of()),
                                row("B", 8, 200, List.of(0, 0, 0, 0, 0, 0, 0, 0), List.of())))),
                new Part(
                        STALLS,
                        "Stalls",
                        1,
                        2,
                        16,
                        8,
                        List.of(SEAT),
                        new Part.Rows(List.of(row("C", 8, 300, List.of(0, 0, 0, 0, 0, 0, 0, 0), List.of(3))))),
                new Part(BALCONY, "Balcony", 0, 1, 0, 10, List.of(CHEAP), new Part.Grid(2, 5, 1_000, null)),
                new Part(FLOOR, "Floor", 0, 1, 0, 6, List.of(STANDING), new Part.General(6)));
    }

    static List<SectionRef> sections() {
        return List.of(
                new SectionRef(STALLS, "Stalls", SectionKind.SEATED, 2, 24, List.of(SEAT, WHEELCHAIR)),
                new SectionRef(BALCONY, "Balcony", SectionKind.SEATED, 1, 10, List.of(CHEAP)),
                new SectionRef(FLOOR, "Floor", SectionKind.GENERAL, 1, 6, List.of(STANDING)));
    }

    /** A row whose best seats are in its middle. */
    private static Part.Row row(String label, int seats, int rank, List<Integer> categories, List<Integer> aisles) {
        List<String> ids = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        List<Integer> ranks = new ArrayList<>();
        for (int i = 0; i < seats; i++) {
            ids.add(label + (i + 1));
            numbers.add(Integer.toString(i + 1));
            ranks.add(rank + Math.abs(2 * i - seats + 1));
        }
        return new Part.Row(label, ids, numbers, categories, ranks, aisles);
    }

    static Policy policy() {
        return policy(6);
    }

    static Policy policy(int limit) {
        Map<Category, Price> prices = new LinkedHashMap<>();
        prices.put(SEAT, new Price(5_000, 500, 1_900));
        prices.put(WHEELCHAIR, new Price(2_500, 0, 0));
        prices.put(CHEAP, new Price(1_000, 0, 0));
        prices.put(STANDING, new Price(800, 0, 0));
        return new Policy(
                START,
                null,
                OPEN,
                START,
                "EUR",
                Duration.ofMinutes(15),
                limit,
                Duration.ofDays(30),
                new RefundPolicy(START, 100),
                prices,
                List.of(WHEELCHAIR),
                "texts");
    }

    Decision when(Command command) {
        Stamp stamp = new Stamp(now, "c" + offset, 3, offset);
        offset++;
        int before = house.fingerprint();
        Decision decision = command.decide(house, stamp);
        if (before != house.fingerprint()) {
            throw new AssertionError("The decision on " + command + " changed the house");
        }
        Fact fact = decision.fact();
        if (fact != null) {
            facts.add(fact);
            house.apply(fact);
        }
        return decision;
    }

    Theatre after(Duration time) {
        now = now.plus(time);
        return this;
    }

    static OrderId order(int n) {
        return order(n, SHOWTIME);
    }

    static OrderId order(int n, ShowtimeId showtime) {
        return OrderId.of(new CustomerId("anybody"), showtime, "key-" + n);
    }

    static CustomerId customer(int n) {
        return new CustomerId("customer-" + n);
    }

    static List<SeatId> seats(String... ids) {
        return Arrays.stream(ids).map(SeatId::new).toList();
    }

    static HoldSeats hold(int order, String... ids) {
        return new HoldSeats(order(order), customer(order), seats(ids), null);
    }

    static HoldSeats holdBest(int order, int quantity) {
        return new HoldSeats(order(order), customer(order), List.of(), any(quantity));
    }

    static HoldSeats holdBest(int order, BestChoice best) {
        return new HoldSeats(order(order), customer(order), List.of(), best);
    }

    static BestChoice any(int quantity) {
        return new BestChoice(quantity, List.of(), List.of(), false);
    }

    static BestChoice together(int quantity) {
        return new BestChoice(quantity, List.of(), List.of(), true);
    }

    static @Nullable Reason reason(Decision decision) {
        return decision.answer() instanceof Answer.Refused refused
                ? refused.refusal().reason()
                : null;
    }

    static Refusal refusal(Decision decision) {
        return ((Answer.Refused) decision.answer()).refusal();
    }

    static List<String> held(Decision decision) {
        if (!(decision.answer() instanceof Answer.Held held)) {
            throw new AssertionError("Not held: " + decision.answer());
        }
        return held.seats().stream().map(s -> s.id().value()).toList();
    }

    SeatState state(String id) {
        int place = house.plan().seatOrPlace(new SeatId(id));
        return house.section(Places.part(place)).state(Places.index(place));
    }

    int count(SeatState state) {
        int count = 0;
        for (int part = 0; part < house.plan().parts(); part++) {
            Section section = house.section(part);
            for (int i = 0; i < section.layout().count(); i++) {
                count += section.state(i) == state ? 1 : 0;
            }
        }
        return count;
    }
}
