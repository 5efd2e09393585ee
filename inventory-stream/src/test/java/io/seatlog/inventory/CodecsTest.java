package io.seatlog.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.SeatId;
import io.seatlog.id.SectionId;
import io.seatlog.inventory.domain.Answer;
import io.seatlog.inventory.domain.Category;
import io.seatlog.inventory.domain.Command;
import io.seatlog.inventory.domain.Fact;
import io.seatlog.inventory.domain.HoldSeats;
import io.seatlog.inventory.domain.Part;
import io.seatlog.inventory.domain.PauseSales;
import io.seatlog.inventory.domain.Price;
import io.seatlog.inventory.domain.Refusal;
import io.seatlog.inventory.domain.ReleaseCause;
import io.seatlog.inventory.domain.RequestDigest;
import io.seatlog.inventory.domain.ResumeSales;
import io.seatlog.inventory.domain.SalesPaused;
import io.seatlog.inventory.domain.SalesResumed;
import io.seatlog.inventory.domain.SeatRef;
import io.seatlog.inventory.domain.SeatsBlocked;
import io.seatlog.inventory.domain.SeatsBooked;
import io.seatlog.inventory.domain.SeatsHeld;
import io.seatlog.inventory.domain.SeatsReleased;
import io.seatlog.inventory.domain.SeatsUnblocked;
import io.seatlog.inventory.domain.SectionOpened;
import io.seatlog.inventory.domain.ShowtimeCancelled;
import io.seatlog.inventory.domain.ShowtimeChanged;
import io.seatlog.inventory.domain.ShowtimeClosed;
import io.seatlog.inventory.domain.ShowtimeOpened;
import io.seatlog.inventory.domain.SoldSeat;
import io.seatlog.inventory.domain.Stamp;
import io.seatlog.reason.Reason;
import io.seatlog.serde.LocalSchemaIds;
import io.seatlog.serde.WireCodec;
import io.seatlog.topic.Topics;
import io.seatlog.wire.CommandRef;
import io.seatlog.wire.CommandRefused;
import io.seatlog.wire.SeatState;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecsTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final Stamp STAMP = new Stamp(AT, "command-1", 3, 77);
    private static final OrderId ORDER = Wire.order(Wire.SHOWTIME, 1);
    private static final CustomerId ANNA = new CustomerId("anna");
    private static final SeatRef REF = new SeatRef(new SectionId("a"), 4, new SeatId("a:1:5"));
    private static final WireCodec WIRE = new WireCodec(new LocalSchemaIds());

    static List<Fact> facts() {
        Price price = new Price(5_000, 500, 1_900);
        SoldSeat sold = new SoldSeat(REF.section(), 4, REF.id(), "1", "5", new Category("seat"), price);
        Part part = new Part(REF.section(), "A", 0, 1, 0, 6, List.of(new Category("seat")), new Part.General(6));
        return List.of(
                new SectionOpened(Wire.SHOWTIME, 1, STAMP, "d", part),
                new ShowtimeOpened(Wire.SHOWTIME, 2, STAMP, "d", "p", 1, RowsTest.policy(), List.of(), List.of(REF)),
                new ShowtimeChanged(Wire.SHOWTIME, 3, STAMP, RowsTest.policy(), AT),
                new SalesPaused(Wire.SHOWTIME, 4, STAMP),
                new SalesResumed(Wire.SHOWTIME, 5, STAMP),
                new SeatsHeld(
                        Wire.SHOWTIME,
                        6,
                        STAMP,
                        ORDER,
                        ANNA,
                        new RequestDigest(1, 2),
                        List.of(sold),
                        AT.plusSeconds(9),
                        "EUR",
                        5_000,
                        null,
                        AT),
                new SeatsBooked(Wire.SHOWTIME, 7, STAMP, ORDER, ANNA, List.of(REF), AT),
                new SeatsReleased(Wire.SHOWTIME, 8, STAMP, ORDER, ANNA, List.of(REF), ReleaseCause.REFUNDED, AT),
                new SeatsBlocked(Wire.SHOWTIME, 9, STAMP, List.of(REF), "camera"),
                new SeatsUnblocked(Wire.SHOWTIME, 10, STAMP, List.of(REF), ""),
                new ShowtimeCancelled(Wire.SHOWTIME, 11, STAMP),
                new ShowtimeClosed(Wire.SHOWTIME, 12, STAMP, AT, true));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void everyFactBeginsAlikeAndCanBeReadBack(Fact fact) {
        SpecificRecord record = FactCodec.encode(fact);

        assertThat(record.getClass().getSimpleName()).isEqualTo(fact.getClass().getSimpleName());
        assertThat(record.getSchema().getFields().subList(0, 4))
                .extracting(field -> field.name())
                .containsExactly("showtimeId", "number", "at", "command");
        assertThat(record.get(1)).isEqualTo(fact.number());
        assertThat(record.get(3)).isEqualTo(new CommandRef("command-1", 3, 77L));
        assertThat(WIRE.decode(Topics.SEAT_FACTS, WIRE.encode(Topics.SEAT_FACTS, record)))
                .isEqualTo(record);
    }

    @Test
    void theListOfFactsIsWhole() {
        List<Class<?>> listed = new ArrayList<>();
        facts().forEach(fact -> listed.add(fact.getClass()));
        assertThat(listed).containsExactlyInAnyOrder(permitted(Fact.class));
    }

    /** So that a status folds without knowing the kind. */
    @Test
    void everyFactThatMovesSeatsSaysWhichAndWhereTo() {
        Map<Class<?>, SeatState> moves = Map.of(
                SeatsHeld.class, SeatState.HELD,
                SeatsBooked.class, SeatState.BOOKED,
                SeatsReleased.class, SeatState.FREE,
                SeatsBlocked.class, SeatState.BLOCKED,
                SeatsUnblocked.class, SeatState.FREE,
                ShowtimeOpened.class, SeatState.BLOCKED);
        for (Fact fact : facts()) {
            SpecificRecord record = FactCodec.encode(fact);
            var to = record.getSchema().getField("to");
            assertThat(to == null ? null : record.get(to.pos())).isEqualTo(moves.get(fact.getClass()));
            if (to != null) {
                List<?> seats = (List<?>)
                        record.get(record.getSchema().getField("seats").pos());
                assertThat(((SpecificRecord) seats.get(0)).get(2)).isEqualTo("a:1:5");
            }
        }
    }

    static List<SpecificRecord> commands() {
        String showtime = Wire.SHOWTIME.value();
        var seats = List.of(new io.seatlog.wire.SeatChoice("a:1:5"));
        return List.of(
                Wire.sections(Wire.SHOWTIME).get(0),
                Wire.open(Wire.SHOWTIME, AT),
                new io.seatlog.wire.ChangeShowtime(showtime, "c", null, 3L, Wire.policy(AT)),
                new io.seatlog.wire.PauseSales(showtime, "c", null, null),
                new io.seatlog.wire.ResumeSales(showtime, "c", null, null),
                Wire.holdBest(Wire.SHOWTIME, 1, 2),
                Wire.release(Wire.SHOWTIME, 1),
                Wire.expire(Wire.SHOWTIME, 1, AT),
                Wire.book(Wire.SHOWTIME, 1),
                new io.seatlog.wire.ReturnSeats(showtime, "c", null, ORDER.toString(), seats, true),
                new io.seatlog.wire.BlockSeats(showtime, "c", null, seats, "r"),
                new io.seatlog.wire.UnblockSeats(showtime, "c", null, seats, "r"),
                new io.seatlog.wire.CancelShowtime(showtime, "c", null),
                new io.seatlog.wire.CloseShowtime(showtime, "c", AT));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandIsReadAsWhatItIsCalled(SpecificRecord record) {
        Incoming incoming = CommandCodec.decode(record);

        assertThat(incoming.command().getClass().getSimpleName())
                .isEqualTo(record.getClass().getSimpleName());
        assertThat(incoming.command().showtime()).isEqualTo(Wire.SHOWTIME);
        assertThat(incoming.commandId()).isEqualTo(record.get(1));
    }

    @Test
    void aPauseMayStateItsRevision() {
        var pause = new io.seatlog.wire.PauseSales(Wire.SHOWTIME.value(), "c", null, 3L);
        var resume = new io.seatlog.wire.ResumeSales(Wire.SHOWTIME.value(), "c", null, 4L);

        assertThat(CommandCodec.decode(pause).command()).isEqualTo(new PauseSales(Wire.SHOWTIME, 3L));
        assertThat(CommandCodec.decode(resume).command()).isEqualTo(new ResumeSales(Wire.SHOWTIME, 4L));
    }

    @Test
    void theListOfCommandsIsWhole() {
        List<Class<?>> read = new ArrayList<>();
        commands().forEach(c -> read.add(CommandCodec.decode(c).command().getClass()));
        assertThat(read).containsExactlyInAnyOrder(permitted(Command.class));
    }

    private static Class<?>[] permitted(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses()).toArray(Class<?>[]::new);
    }

    @Test
    void aHoldKeepsEveryFieldOfItsRequest() {
        HoldSeats hold = (HoldSeats)
                CommandCodec.decode(Wire.hold(Wire.SHOWTIME, 1, "x", "y")).command();
        assertThat(hold.seats()).containsExactly(new SeatId("x"), new SeatId("y"));
        assertThat(hold.customer()).isEqualTo(new CustomerId("c1"));
        assertThat(hold.order()).isEqualTo(ORDER);
        assertThat(hold.best()).isNull();
    }

    @Test
    void aReplyAddressHasEightBytes() {
        var hold = io.seatlog.wire.HoldSeats.newBuilder(Wire.hold(Wire.SHOWTIME, 1, "x"))
                .setReplyTo(ByteBuffer.allocate(9))
                .build();
        assertThatThrownBy(() -> CommandCodec.decode(hold)).isInstanceOf(PoisonException.class);
    }

    @Test
    void everyReasonOfADecisionHasItsWord() {
        for (Reason reason : EnumSet.range(Reason.SHOWTIME_UNKNOWN, Reason.NOT_BLOCKED)) {
            Answer refused = new Answer.Refused(ORDER, 5, Refusal.of(reason, ""));
            CommandRefused record = (CommandRefused) AnswerCodec.encode(refused, Wire.SHOWTIME, STAMP);
            assertThat(record.getReason().name()).isEqualTo(reason.name());
        }
        Answer internal = new Answer.Refused(null, 5, Refusal.of(Reason.INTERNAL, ""));
        assertThat(AnswerCodec.encode(internal, Wire.SHOWTIME, STAMP)).isInstanceOf(CommandRefused.class);
    }

    @Test
    void partsKeepEveryField() {
        for (var section : Wire.sections(Wire.SHOWTIME)) {
            Part part = PartCodec.decode(section.getPart());
            assertThat(PartCodec.decode(PartCodec.encode(part))).isEqualTo(part);
        }
        assertThat(PolicyCodec.decode(PolicyCodec.encode(RowsTest.policy()))).isEqualTo(RowsTest.policy());
    }
}
