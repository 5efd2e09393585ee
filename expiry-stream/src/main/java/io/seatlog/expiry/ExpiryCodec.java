package io.seatlog.expiry;

import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.runtime.kafka.DeadLetterCause;
import io.seatlog.serde.RecordCodec;
import io.seatlog.serde.UnreadableRecordException;
import io.seatlog.topic.Placement;
import io.seatlog.topic.Topics;
import io.seatlog.wire.CloseShowtime;
import io.seatlog.wire.ExpireHold;
import io.seatlog.wire.ReleaseCause;
import io.seatlog.wire.SeatsBooked;
import io.seatlog.wire.SeatsHeld;
import io.seatlog.wire.SeatsReleased;
import io.seatlog.wire.ShowtimeChanged;
import io.seatlog.wire.ShowtimeClosed;
import io.seatlog.wire.ShowtimeOpened;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Between facts and commands as they stand in the topics, and deadlines. */
final class ExpiryCodec {

    private final RecordCodec codec;
    private final int partitions;

    ExpiryCodec(RecordCodec codec, int partitions) {
        this.codec = codec;
        this.partitions = partitions;
    }

    /**
     * What a fact does to the deadlines.
     *
     * @throws UnfitFactException if it is no fact of its place
     */
    DeadlineChange read(byte @Nullable [] key, byte @Nullable [] value, int partition) {
        if (key == null) {
            throw new UnfitFactException(DeadLetterCause.NULL_KEY, "The record has no key");
        }
        if (Placement.partition(key, partitions) != partition) {
            throw new UnfitFactException(DeadLetterCause.WRONG_PARTITION, "The key belongs in another partition");
        }
        try {
            return change(codec.decode(Topics.SEAT_FACTS, value), new String(key, StandardCharsets.UTF_8));
        } catch (UnreadableRecordException e) {
            throw new UnfitFactException(DeadLetterCause.of(e), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new UnfitFactException(DeadLetterCause.INVALID_ID, String.valueOf(e.getMessage()));
        }
    }

    /** The command that a deadline stands for. Its id says what it is, so that a repeat has the same. */
    byte[] command(Deadline deadline) {
        String showtime = deadline.showtime().value();
        Instant at = Instant.ofEpochMilli(deadline.at());
        OrderId order = deadline.order();
        SpecificRecord command = order == null
                ? new CloseShowtime(showtime, "close " + showtime + " " + deadline.at(), at)
                : new ExpireHold(showtime, "expire " + order + " " + deadline.at(), order.toString(), at);
        return codec.encode(Topics.SEAT_COMMANDS, command);
    }

    private static DeadlineChange change(SpecificRecord fact, String key) {
        if (fact instanceof SeatsHeld held) {
            return new DeadlineChange(null, hold(key, held.getShowtimeId(), held.getOrderId(), held.getDeadline()));
        }
        if (fact instanceof SeatsBooked booked) {
            return new DeadlineChange(
                    hold(key, booked.getShowtimeId(), booked.getOrderId(), booked.getDeadline()), null);
        }
        if (fact instanceof SeatsReleased released) {
            return released(key, released);
        }
        if (fact instanceof ShowtimeOpened opened) {
            return new DeadlineChange(null, rows(key, opened.getShowtimeId(), opened.getCloseAt()));
        }
        if (fact instanceof ShowtimeChanged changed) {
            return new DeadlineChange(
                    rows(key, changed.getShowtimeId(), changed.getCloseAtBefore()),
                    rows(key, changed.getShowtimeId(), changed.getCloseAt()));
        }
        if (fact instanceof ShowtimeClosed closed) {
            Deadline rows = rows(key, closed.getShowtimeId(), closed.getCloseAt());
            return closed.getRemaining() ? DeadlineChange.NONE : new DeadlineChange(rows, null);
        }
        return DeadlineChange.NONE;
    }

    private static DeadlineChange released(String key, SeatsReleased fact) {
        Deadline hold = hold(key, fact.getShowtimeId(), fact.getOrderId(), fact.getDeadline());
        ReleaseCause cause = fact.getCause();
        return switch (cause) {
            case EXPIRED, CANCELLED -> new DeadlineChange(hold, null);
            // The hold had ended when its seats were booked.
            case REFUNDED -> DeadlineChange.NONE;
            case UNKNOWN ->
                throw new UnfitFactException(
                        DeadLetterCause.UNKNOWN_ENUM, "Whether the hold ended is not known of this cause");
        };
    }

    private static Deadline hold(String key, String showtime, String order, Instant at) {
        OrderId id = OrderId.parse(order);
        Deadline deadline = Deadline.ofHold(at.toEpochMilli(), id);
        if (!id.showtime().value().equals(showtime)) {
            throw new UnfitFactException(DeadLetterCause.INVALID_ID, "The order is of another showtime");
        }
        return keyed(key, deadline);
    }

    private static Deadline rows(String key, String showtime, Instant at) {
        return keyed(key, Deadline.ofRows(at.toEpochMilli(), new ShowtimeId(showtime)));
    }

    private static Deadline keyed(String key, Deadline deadline) {
        if (!deadline.showtime().value().equals(key)) {
            throw new UnfitFactException(DeadLetterCause.WRONG_KEY, "The key is not the fact's showtime");
        }
        return deadline;
    }
}
