package io.seatlog.inventory;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.wire.BestChoice;
import io.seatlog.wire.BookHold;
import io.seatlog.wire.CategoryPrice;
import io.seatlog.wire.ExpireHold;
import io.seatlog.wire.GeneralAdmission;
import io.seatlog.wire.Grid;
import io.seatlog.wire.HoldSeats;
import io.seatlog.wire.OpenSection;
import io.seatlog.wire.OpenShowtime;
import io.seatlog.wire.Policy;
import io.seatlog.wire.Price;
import io.seatlog.wire.ReleaseHold;
import io.seatlog.wire.SeatChoice;
import io.seatlog.wire.SectionKind;
import io.seatlog.wire.SectionPart;
import io.seatlog.wire.SectionRef;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Records of {@code seat-commands} as others write them: a showtime of a grid "a" of 4 rows of 10 and a floor of 20.
 */
final class Wire {

    static final ShowtimeId SHOWTIME = new ShowtimeId("faust-1");
    static final byte[] REPLY_TO = {1, 2, 3, 4, 5, 6, 7, 8};

    private Wire() {}

    static List<OpenSection> sections(ShowtimeId showtime) {
        SectionPart grid = SectionPart.newBuilder()
                .setSection("a")
                .setName("Stalls")
                .setKind(SectionKind.SEATED)
                .setPart(0)
                .setParts(1)
                .setFirst(0)
                .setCount(40)
                .setCategories(List.of("seat"))
                .setGrid(new Grid("seat", 4, 10, 0, null))
                .build();
        SectionPart floor = SectionPart.newBuilder(grid)
                .setSection("floor")
                .setKind(SectionKind.GENERAL)
                .setCount(20)
                .setGrid(null)
                .setGeneral(new GeneralAdmission("seat", 20))
                .build();
        List<OpenSection> all = new ArrayList<>();
        for (SectionPart part : List.of(grid, floor)) {
            all.add(new OpenSection(showtime.value(), "open-" + part.getSection(), null, "d1", part));
        }
        return all;
    }

    static OpenShowtime open(ShowtimeId showtime, Instant now) {
        return new OpenShowtime(
                showtime.value(),
                "open",
                ByteBuffer.wrap(REPLY_TO),
                "d1",
                "plan",
                1,
                policy(now),
                List.of(
                        new SectionRef("a", "Stalls", SectionKind.SEATED, 1, 40, List.of("seat")),
                        new SectionRef("floor", "Stalls", SectionKind.GENERAL, 1, 20, List.of("seat"))),
                List.of());
    }

    static Policy policy(Instant now) {
        return new Policy(
                now.plus(Duration.ofDays(2)),
                null,
                now.minus(Duration.ofHours(1)),
                now.plus(Duration.ofDays(2)),
                "EUR",
                Duration.ofMinutes(15).toMillis(),
                10,
                Duration.ofDays(1).toMillis(),
                null,
                List.of(new CategoryPrice("seat", new Price(5_000L, 0L, 0))),
                List.of(),
                "texts");
    }

    static OrderId order(ShowtimeId showtime, int n) {
        return OrderId.of(new CustomerId("c" + n), showtime, "k");
    }

    static HoldSeats hold(ShowtimeId showtime, int n, String... seats) {
        return new HoldSeats(
                showtime.value(),
                "hold-" + n,
                ByteBuffer.wrap(REPLY_TO),
                order(showtime, n).toString(),
                "c" + n,
                Arrays.stream(seats).map(SeatChoice::new).toList(),
                null);
    }

    static HoldSeats holdBest(ShowtimeId showtime, int n, int quantity) {
        return HoldSeats.newBuilder(hold(showtime, n))
                .setBest(new BestChoice(quantity, List.of(), List.of(), false))
                .build();
    }

    static BookHold book(ShowtimeId showtime, int n) {
        return new BookHold(
                showtime.value(), "book-" + n, null, order(showtime, n).toString(), true);
    }

    static ReleaseHold release(ShowtimeId showtime, int n) {
        return new ReleaseHold(
                showtime.value(),
                "release-" + n,
                ByteBuffer.wrap(REPLY_TO),
                order(showtime, n).toString(),
                "c" + n,
                false);
    }

    static ExpireHold expire(ShowtimeId showtime, int n, Instant deadline) {
        return new ExpireHold(
                showtime.value(), "expire-" + n, order(showtime, n).toString(), deadline);
    }
}
