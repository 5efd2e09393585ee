package io.seatlog.inventory;

import io.seatlog.id.ShowtimeId;
import io.seatlog.inventory.domain.Answer;
import io.seatlog.inventory.domain.Changes.NewPart;
import io.seatlog.inventory.domain.Counts;
import io.seatlog.inventory.domain.Fact;
import io.seatlog.inventory.domain.Part;
import io.seatlog.inventory.domain.SeatCounts;
import io.seatlog.inventory.domain.Section;
import io.seatlog.inventory.domain.SectionRef;
import io.seatlog.inventory.domain.Showtime;
import io.seatlog.inventory.domain.Stage;
import io.seatlog.inventory.domain.Stamp;
import io.seatlog.runtime.kafka.DeadLetterCause;
import io.seatlog.serde.RecordCodec;
import io.seatlog.serde.UnreadableRecordException;
import io.seatlog.topic.Placement;
import io.seatlog.topic.RecordSize;
import io.seatlog.topic.Topics;
import io.seatlog.wire.CategoryCount;
import io.seatlog.wire.SalesState;
import io.seatlog.wire.SeatMapPart;
import io.seatlog.wire.SectionLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Between the bytes of the app's topics and what it thinks in. Generated classes of the wire do not leave it. */
final class InventoryCodec {

    /** Keys, headers and what the broker adds are less than the rest. */
    private static final int OUTPUT_BYTES_MAX = RecordSize.OUTPUT_MAX - (64 << 10);

    private final RecordCodec records;
    private final int partitions;

    /**
     * A codec.
     *
     * @param records    the wire format
     * @param partitions of every topic
     */
    InventoryCodec(RecordCodec records, int partitions) {
        this.records = records;
        this.partitions = partitions;
    }

    /** Whether the broker would refuse a record with this value. */
    static boolean isTooLarge(byte @Nullable [] value) {
        return value != null && value.length > OUTPUT_BYTES_MAX;
    }

    /**
     * The command that a record brings.
     *
     * @throws PoisonException if it cannot be decided on
     */
    Incoming command(Record<byte[], byte[]> record, int partition) {
        byte @Nullable [] key = record.key();
        byte @Nullable [] value = record.value();
        if (key == null) {
            throw new PoisonException(DeadLetterCause.NULL_KEY, "The record has no key");
        }
        if (value != null && value.length > RecordSize.INPUT_MAX) {
            throw new PoisonException(DeadLetterCause.TOO_LARGE, "The value has " + value.length + " bytes");
        }
        Incoming incoming;
        try {
            incoming = CommandCodec.decode(records.decode(Topics.SEAT_COMMANDS, value));
        } catch (UnreadableRecordException e) {
            throw new PoisonException(DeadLetterCause.of(e), String.valueOf(e.getMessage()));
        }
        if (!incoming.command().showtime().value().equals(new String(key, StandardCharsets.UTF_8))) {
            throw new PoisonException(DeadLetterCause.WRONG_KEY, "The key is not the value's showtimeId");
        }
        int belongs = Placement.partition(key, partitions);
        if (belongs != partition) {
            throw new PoisonException(DeadLetterCause.WRONG_PARTITION, "The key belongs in partition " + belongs);
        }
        return incoming;
    }

    byte[] fact(Fact fact) {
        return records.encode(Topics.SEAT_FACTS, FactCodec.encode(fact));
    }

    /** An answer; replies and results have the same records. */
    byte[] answer(Answer answer, ShowtimeId showtime, Stamp stamp) {
        return records.encode(Topics.SEAT_REPLIES, AnswerCodec.encode(answer, showtime, stamp));
    }

    byte[] layout(ShowtimeId showtime, NewPart part) {
        return records.encode(
                Topics.SECTIONS, new SectionLayout(showtime.value(), part.draft(), PartCodec.encode(part.part())));
    }

    byte[] showtime(Showtime showtime) {
        return records.encode(
                Topics.SHOWTIMES,
                new io.seatlog.wire.Showtime(
                        showtime.id().value(),
                        showtime.revision(),
                        showtime.revisedAt(),
                        showtime.openedAt(),
                        showtime.draft(),
                        showtime.planId(),
                        showtime.rules(),
                        sales(showtime.stage()),
                        PolicyCodec.encode(showtime.policy()),
                        showtime.sections().stream().map(PartCodec::encode).toList(),
                        showtime.sections().stream().mapToInt(SectionRef::seats).sum()));
    }

    private static SalesState sales(Stage stage) {
        return switch (stage) {
            case ON_SALE -> SalesState.ON_SALE;
            case PAUSED -> SalesState.PAUSED;
            case CANCELLED -> SalesState.CANCELLED;
            case CLOSING, CLOSED -> SalesState.ENDED;
        };
    }

    /** One part as everybody sees it. */
    byte[] seatMap(Showtime showtime, Section section, Counts counts, List<SeatCounts> seats, boolean last) {
        Part part = section.layout().part();
        return records.encode(
                Topics.SEAT_MAP,
                new SeatMapPart(
                        showtime.id().value(),
                        showtime.draft(),
                        part.section().value(),
                        part.part(),
                        part.first(),
                        part.count(),
                        ByteBuffer.wrap(section.states()),
                        ByteBuffer.wrap(section.tags()),
                        seats.stream().mapToInt(SeatCounts::free).sum(),
                        seats.stream().mapToInt(SeatCounts::held).sum(),
                        seats.stream().mapToInt(SeatCounts::booked).sum(),
                        seats.stream().mapToInt(SeatCounts::blocked).sum(),
                        seats.stream().map(InventoryCodec::count).toList(),
                        section.changed(),
                        counts.number(),
                        counts.at(),
                        last));
    }

    private static CategoryCount count(SeatCounts seats) {
        return new CategoryCount(seats.category().name(), seats.free(), seats.held(), seats.booked(), seats.blocked());
    }
}
