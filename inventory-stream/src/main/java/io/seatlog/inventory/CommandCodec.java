package io.seatlog.inventory;

import static java.util.Map.entry;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.SeatId;
import io.seatlog.id.SectionId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.id.VisibleAscii;
import io.seatlog.inventory.domain.BestChoice;
import io.seatlog.inventory.domain.BlockSeats;
import io.seatlog.inventory.domain.BookHold;
import io.seatlog.inventory.domain.CancelShowtime;
import io.seatlog.inventory.domain.ChangeShowtime;
import io.seatlog.inventory.domain.CloseShowtime;
import io.seatlog.inventory.domain.Command;
import io.seatlog.inventory.domain.ExpireHold;
import io.seatlog.inventory.domain.HoldSeats;
import io.seatlog.inventory.domain.OpenSection;
import io.seatlog.inventory.domain.OpenShowtime;
import io.seatlog.inventory.domain.PauseSales;
import io.seatlog.inventory.domain.ReleaseHold;
import io.seatlog.inventory.domain.ResumeSales;
import io.seatlog.inventory.domain.ReturnSeats;
import io.seatlog.inventory.domain.UnblockSeats;
import io.seatlog.runtime.kafka.DeadLetterCause;
import io.seatlog.wire.SeatChoice;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** From the records of {@code seat-commands} to commands. */
final class CommandCodec {

    /** Bytes of a replyTo. */
    private static final int REPLY_TO_BYTES = 8;

    private static final int COMMAND_ID_LENGTH_MAX = 255;

    /** How one kind of record is read. */
    private record Kind<R extends SpecificRecord>(Class<R> type, Function<R, Incoming> reader) {

        Incoming read(SpecificRecord record) {
            return reader.apply(type.cast(record));
        }
    }

    private static final Map<Class<?>, Kind<?>> KINDS = Map.ofEntries(
            kind(io.seatlog.wire.HoldSeats.class, CommandCodec::holdSeats),
            kind(io.seatlog.wire.ReleaseHold.class, CommandCodec::releaseHold),
            kind(io.seatlog.wire.ExpireHold.class, CommandCodec::expireHold),
            kind(io.seatlog.wire.BookHold.class, CommandCodec::bookHold),
            kind(io.seatlog.wire.ReturnSeats.class, CommandCodec::returnSeats),
            kind(io.seatlog.wire.BlockSeats.class, CommandCodec::blockSeats),
            kind(io.seatlog.wire.UnblockSeats.class, CommandCodec::unblockSeats),
            kind(io.seatlog.wire.OpenSection.class, CommandCodec::openSection),
            kind(io.seatlog.wire.OpenShowtime.class, CommandCodec::openShowtime),
            kind(io.seatlog.wire.ChangeShowtime.class, CommandCodec::changeShowtime),
            kind(io.seatlog.wire.PauseSales.class, CommandCodec::pauseSales),
            kind(io.seatlog.wire.ResumeSales.class, CommandCodec::resumeSales),
            kind(io.seatlog.wire.CancelShowtime.class, CommandCodec::cancelShowtime),
            kind(io.seatlog.wire.CloseShowtime.class, CommandCodec::closeShowtime));

    private CommandCodec() {}

    private static <R extends SpecificRecord> Map.Entry<Class<?>, Kind<?>> kind(
            Class<R> type, Function<R, Incoming> reader) {
        return entry(type, new Kind<>(type, reader));
    }

    /**
     * The command that a record holds.
     *
     * @throws PoisonException if it cannot be decided on
     */
    static Incoming decode(SpecificRecord record) {
        Kind<?> kind = KINDS.get(record.getClass());
        if (kind == null) {
            throw new PoisonException(
                    DeadLetterCause.FOREIGN_KIND, record.getClass().getSimpleName() + " is no command");
        }
        return kind.read(record);
    }

    private static Incoming incoming(
            Command command, String commandId, @Nullable ByteBuffer replyTo, boolean wantsResult) {
        if (commandId.length() > COMMAND_ID_LENGTH_MAX) {
            throw new PoisonException(DeadLetterCause.TOO_LARGE, "A command id has at most 255 characters");
        }
        byte @Nullable [] to = null;
        if (replyTo != null) {
            if (replyTo.remaining() != REPLY_TO_BYTES) {
                throw new PoisonException(DeadLetterCause.INVALID_ID, "replyTo has 8 bytes");
            }
            to = new byte[REPLY_TO_BYTES];
            replyTo.duplicate().get(to);
        }
        return new Incoming(command, commandId, to, wantsResult);
    }

    private static Incoming holdSeats(io.seatlog.wire.HoldSeats r) {
        HoldSeats command = new HoldSeats(
                order(r.getOrderId(), r.getShowtimeId()), customer(r.getCustomer()), seats(r.getSeats()), best(r));
        return incoming(command, r.getCommandId(), r.getReplyTo(), false);
    }

    private static @Nullable BestChoice best(io.seatlog.wire.HoldSeats r) {
        io.seatlog.wire.BestChoice best = r.getBest();
        return best == null
                ? null
                : new BestChoice(
                        best.getQuantity(),
                        best.getSections().stream().map(CommandCodec::section).toList(),
                        PartCodec.categories(best.getCategories()),
                        best.getAdjacent());
    }

    private static Incoming releaseHold(io.seatlog.wire.ReleaseHold r) {
        String customer = r.getCustomer();
        ReleaseHold command =
                new ReleaseHold(order(r.getOrderId(), r.getShowtimeId()), customer == null ? null : customer(customer));
        return incoming(command, r.getCommandId(), r.getReplyTo(), r.getWantsResult());
    }

    private static Incoming expireHold(io.seatlog.wire.ExpireHold r) {
        ExpireHold command = new ExpireHold(order(r.getOrderId(), r.getShowtimeId()), r.getDeadline());
        return incoming(command, r.getCommandId(), null, false);
    }

    private static Incoming bookHold(io.seatlog.wire.BookHold r) {
        BookHold command = new BookHold(order(r.getOrderId(), r.getShowtimeId()));
        return incoming(command, r.getCommandId(), r.getReplyTo(), r.getWantsResult());
    }

    private static Incoming returnSeats(io.seatlog.wire.ReturnSeats r) {
        ReturnSeats command = new ReturnSeats(order(r.getOrderId(), r.getShowtimeId()), seats(r.getSeats()));
        return incoming(command, r.getCommandId(), r.getReplyTo(), r.getWantsResult());
    }

    private static Incoming blockSeats(io.seatlog.wire.BlockSeats r) {
        BlockSeats command = new BlockSeats(showtime(r.getShowtimeId()), seats(r.getSeats()), r.getReason());
        return incoming(command, r.getCommandId(), r.getReplyTo(), false);
    }

    private static Incoming unblockSeats(io.seatlog.wire.UnblockSeats r) {
        UnblockSeats command = new UnblockSeats(showtime(r.getShowtimeId()), seats(r.getSeats()), r.getReason());
        return incoming(command, r.getCommandId(), r.getReplyTo(), false);
    }

    private static Incoming openSection(io.seatlog.wire.OpenSection r) {
        OpenSection command =
                new OpenSection(showtime(r.getShowtimeId()), draft(r.getDraft()), PartCodec.decode(r.getPart()));
        return incoming(command, r.getCommandId(), r.getReplyTo(), false);
    }

    private static Incoming openShowtime(io.seatlog.wire.OpenShowtime r) {
        OpenShowtime command = new OpenShowtime(
                showtime(r.getShowtimeId()),
                draft(r.getDraft()),
                r.getPlanId(),
                r.getRules(),
                PolicyCodec.decode(r.getPolicy()),
                r.getSections().stream().map(PartCodec::decode).toList(),
                seats(r.getBlocked()));
        return incoming(command, r.getCommandId(), r.getReplyTo(), false);
    }

    private static Incoming changeShowtime(io.seatlog.wire.ChangeShowtime r) {
        ChangeShowtime command =
                new ChangeShowtime(showtime(r.getShowtimeId()), r.getRevision(), PolicyCodec.decode(r.getPolicy()));
        return incoming(command, r.getCommandId(), r.getReplyTo(), false);
    }

    private static Incoming pauseSales(io.seatlog.wire.PauseSales r) {
        return incoming(
                new PauseSales(showtime(r.getShowtimeId()), r.getRevision()), r.getCommandId(), r.getReplyTo(), false);
    }

    private static Incoming resumeSales(io.seatlog.wire.ResumeSales r) {
        return incoming(
                new ResumeSales(showtime(r.getShowtimeId()), r.getRevision()), r.getCommandId(), r.getReplyTo(), false);
    }

    private static Incoming cancelShowtime(io.seatlog.wire.CancelShowtime r) {
        return incoming(new CancelShowtime(showtime(r.getShowtimeId())), r.getCommandId(), r.getReplyTo(), false);
    }

    private static Incoming closeShowtime(io.seatlog.wire.CloseShowtime r) {
        CloseShowtime command = new CloseShowtime(showtime(r.getShowtimeId()), r.getCloseAt());
        return incoming(command, r.getCommandId(), null, false);
    }

    private static ShowtimeId showtime(String text) {
        if (!ShowtimeId.isValid(text)) {
            throw new PoisonException(DeadLetterCause.INVALID_ID, "showtimeId has not the form of one");
        }
        return new ShowtimeId(text);
    }

    private static OrderId order(String text, String showtime) {
        if (!OrderId.isValid(text)
                || text.length() != showtime.length() + 1 + OrderId.SUFFIX_LENGTH
                || !text.startsWith(showtime)) {
            throw new PoisonException(DeadLetterCause.INVALID_ID, "orderId is not one of the record's showtime");
        }
        return OrderId.parse(text);
    }

    private static CustomerId customer(String text) {
        if (!CustomerId.isValid(text)) {
            throw new PoisonException(DeadLetterCause.INVALID_ID, "customer has not the form of one");
        }
        return new CustomerId(text);
    }

    static SectionId section(String text) {
        if (!SectionId.isValid(text)) {
            throw new PoisonException(DeadLetterCause.INVALID_ID, "a section id has not the form of one");
        }
        return new SectionId(text);
    }

    private static String draft(String text) {
        if (text.isEmpty() || text.length() > 64 || !VisibleAscii.isAll(text)) {
            throw new PoisonException(DeadLetterCause.INVALID_ID, "draft is not a digest");
        }
        return text;
    }

    private static List<SeatId> seats(List<SeatChoice> choices) {
        List<SeatId> seats = new ArrayList<>(choices.size());
        for (SeatChoice choice : choices) {
            String id = choice.getId();
            if (id.isEmpty() || id.length() > SeatId.LENGTH_MAX) {
                throw new PoisonException(DeadLetterCause.INVALID_ID, "a seat id has 1 to 190 characters");
            }
            seats.add(new SeatId(id));
        }
        return seats;
    }
}
