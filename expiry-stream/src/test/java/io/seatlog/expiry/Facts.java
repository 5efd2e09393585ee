package io.seatlog.expiry;

import io.seatlog.id.OrderId;
import io.seatlog.wire.CommandRef;
import io.seatlog.wire.Policy;
import io.seatlog.wire.ReleaseCause;
import io.seatlog.wire.SeatState;
import io.seatlog.wire.SeatsBooked;
import io.seatlog.wire.SeatsHeld;
import io.seatlog.wire.SeatsReleased;
import io.seatlog.wire.ShowtimeChanged;
import io.seatlog.wire.ShowtimeClosed;
import io.seatlog.wire.ShowtimeOpened;
import java.time.Instant;
import java.util.List;

/** Facts about the showtime {@code hamlet}, with what matters here. */
final class Facts {

    static final String HAMLET = "hamlet";

    private static final Instant AT = Instant.ofEpochMilli(1_000);
    private static final CommandRef COMMAND = new CommandRef("c", 0, 0L);

    private Facts() {}

    /** An order of hamlet, one for each number. */
    static OrderId order(int number) {
        StringBuilder suffix = new StringBuilder("a".repeat(OrderId.SUFFIX_LENGTH));
        int rest = number;
        for (int i = suffix.length() - 1; rest > 0; i--) {
            suffix.setCharAt(i, (char) ('a' + rest % 26));
            rest /= 26;
        }
        return OrderId.parse(HAMLET + "." + suffix);
    }

    static SeatsHeld held(OrderId order, long deadline) {
        return new SeatsHeld(
                order.showtime().value(),
                1L,
                AT,
                COMMAND,
                order.toString(),
                "customer",
                List.of(),
                SeatState.HELD,
                Instant.ofEpochMilli(deadline),
                "EUR",
                0L,
                null,
                AT);
    }

    static SeatsBooked booked(OrderId order, long deadline) {
        return new SeatsBooked(
                order.showtime().value(),
                2L,
                AT,
                COMMAND,
                order.toString(),
                "customer",
                List.of(),
                SeatState.BOOKED,
                Instant.ofEpochMilli(deadline));
    }

    static SeatsReleased released(OrderId order, ReleaseCause cause, long deadline) {
        return new SeatsReleased(
                order.showtime().value(),
                2L,
                AT,
                COMMAND,
                order.toString(),
                "customer",
                List.of(),
                SeatState.FREE,
                cause,
                Instant.ofEpochMilli(deadline));
    }

    static ShowtimeOpened opened(long closeAt) {
        return ShowtimeOpened.newBuilder()
                .setShowtimeId(HAMLET)
                .setNumber(1)
                .setAt(AT)
                .setCommand(COMMAND)
                .setDraft("d")
                .setPlanId("p")
                .setRules(1)
                .setPolicy(policy())
                .setSections(List.of())
                .setCloseAt(Instant.ofEpochMilli(closeAt))
                .build();
    }

    static ShowtimeChanged changed(long before, long closeAt) {
        return ShowtimeChanged.newBuilder()
                .setShowtimeId(HAMLET)
                .setNumber(2)
                .setAt(AT)
                .setCommand(COMMAND)
                .setPolicy(policy())
                .setCloseAt(Instant.ofEpochMilli(closeAt))
                .setCloseAtBefore(Instant.ofEpochMilli(before))
                .build();
    }

    static ShowtimeClosed closed(long closeAt, boolean remaining) {
        return new ShowtimeClosed(HAMLET, 3L, AT, COMMAND, Instant.ofEpochMilli(closeAt), remaining);
    }

    private static Policy policy() {
        return Policy.newBuilder()
                .setStartsAt(AT)
                .setSalesOpenAt(AT)
                .setSalesCloseAt(AT)
                .setCurrency("EUR")
                .setHoldForMs(900_000)
                .setMaxSeatsPerCustomer(10)
                .setKeepForMs(1)
                .setPrices(List.of())
                .setTexts("t")
                .build();
    }
}
