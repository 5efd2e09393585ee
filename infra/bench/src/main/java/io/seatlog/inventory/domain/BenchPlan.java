package io.seatlog.inventory.domain;

import io.seatlog.id.SeatId;
import io.seatlog.id.SectionId;
import io.seatlog.id.ShowtimeId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The showtime that is measured, as it is published: 50 sections of 40 rows of 50 seats. */
final class BenchPlan {

    static final ShowtimeId SHOWTIME = new ShowtimeId("bench");
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Duration HOLD_FOR = Duration.ofMinutes(15);
    static final Instant DEADLINE = NOW.plus(HOLD_FOR);
    static final int SECTIONS = 50;
    static final int ROWS = 40;
    static final int SEATS_PER_ROW = 50;
    static final int SECTION_SEATS = ROWS * SEATS_PER_ROW;
    static final int SEATS = SECTIONS * SECTION_SEATS;

    /** Of a seat. */
    static final long PRICE = 5_000;

    static final String DRAFT = "d";
    private static final Category CATEGORY = new Category("seat");

    private BenchPlan() {}

    /** Lays out every section as a grid. */
    static List<OpenSection> grids() {
        return sections(number -> new Part.Grid(ROWS, SEATS_PER_ROW, number * ROWS, null));
    }

    /** Lays out every section seat by seat. */
    static List<OpenSection> lists() {
        return sections(number -> new Part.Rows(IntStream.range(number * ROWS, (number + 1) * ROWS)
                .mapToObj(BenchPlan::row)
                .toList()));
    }

    private static List<OpenSection> sections(IntFunction<Part.Seats> seats) {
        return IntStream.range(0, SECTIONS)
                .mapToObj(number ->
                        new Part(id(number), "S", 0, 1, 0, SECTION_SEATS, List.of(CATEGORY), seats.apply(number)))
                .map(part -> new OpenSection(SHOWTIME, DRAFT, part))
                .toList();
    }

    /** One of the rows of the house. */
    private static Part.Row row(int number) {
        List<Integer> seats = IntStream.range(0, SEATS_PER_ROW).boxed().toList();
        return new Part.Row(
                Integer.toString(number),
                seats.stream()
                        .map(seat -> seat(number * SEATS_PER_ROW + seat).value())
                        .toList(),
                seats.stream().map(seat -> Integer.toString(seat + 1)).toList(),
                Collections.nCopies(SEATS_PER_ROW, 0),
                seats.stream().map(seat -> number * SEATS_PER_ROW + seat).toList(),
                List.of());
    }

    private static SectionId id(int number) {
        return new SectionId("s" + number);
    }

    /** Puts it on sale once they are laid out. */
    static OpenShowtime opening() {
        List<SectionRef> refs = IntStream.range(0, SECTIONS)
                .mapToObj(number ->
                        new SectionRef(id(number), "S", SectionKind.SEATED, 1, SECTION_SEATS, List.of(CATEGORY)))
                .toList();
        return new OpenShowtime(SHOWTIME, DRAFT, "plan", OpenShowtime.RULES, policy(PRICE), refs, List.of());
    }

    /** A policy like that of the opening, but for the price of a seat. */
    static Policy policy(long price) {
        Instant start = NOW.plus(Duration.ofDays(30));
        return new Policy(
                start,
                null,
                NOW.minusSeconds(60),
                start,
                "EUR",
                HOLD_FOR,
                8,
                Duration.ofDays(30),
                new RefundPolicy(start, 100),
                Map.of(CATEGORY, new Price(price, 500, 1_900)),
                List.of(),
                "texts");
    }

    /** The id of a seat; neighbours have numbers that follow each other. */
    static SeatId seat(int number) {
        int inSection = number % SECTION_SEATS;
        int row = inSection / SEATS_PER_ROW + 1;
        int inRow = inSection % SEATS_PER_ROW + 1;
        return new SeatId(id(number / SECTION_SEATS).value() + ':' + row + ':' + inRow);
    }
}
