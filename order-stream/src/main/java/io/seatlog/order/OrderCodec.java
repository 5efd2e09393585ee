package io.seatlog.order;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.SeatId;
import io.seatlog.id.SectionId;
import io.seatlog.order.domain.BookRefusal;
import io.seatlog.order.domain.Input;
import io.seatlog.order.domain.PayOrder;
import io.seatlog.order.domain.Price;
import io.seatlog.order.domain.Receipt;
import io.seatlog.order.domain.ReleaseCause;
import io.seatlog.order.domain.Sale;
import io.seatlog.order.domain.SoldSeat;
import io.seatlog.runtime.kafka.DeadLetterCause;
import io.seatlog.serde.RecordCodec;
import io.seatlog.serde.UnreadableRecordException;
import io.seatlog.wire.CommandAccepted;
import io.seatlog.wire.CommandRefused;
import io.seatlog.wire.PaymentOutcome;
import io.seatlog.wire.ProviderEvent;
import io.seatlog.wire.SeatsBooked;
import io.seatlog.wire.SeatsHeld;
import io.seatlog.wire.SeatsReleased;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Reads records of the four sources as inputs of orders; what cannot be decided on is thrown as poison. */
final class OrderCodec {

    private static final String BOOK = "/book";

    private final RecordCodec wire;
    private final int partitions;

    OrderCodec(RecordCodec wire, int partitions) {
        this.wire = wire;
        this.partitions = partitions;
    }

    /** What an order is to hear; none: the record is of no concern to orders. */
    @Nullable
    Incoming read(Record<byte[], byte[]> record, RecordMetadata place) {
        String key = RecordCheck.key(record.key(), place.partition(), partitions);
        try {
            SpecificRecord value = wire.decode(OrderTopology.source(place.topic()), record.value());
            return read(key, value, record.timestamp(), place);
        } catch (UnreadableRecordException e) {
            throw new PoisonException(DeadLetterCause.of(e), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new PoisonException(DeadLetterCause.INVALID_ID, String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Incoming read(String key, SpecificRecord value, long timestamp, RecordMetadata place) {
        Instant at = Instant.ofEpochMilli(timestamp);
        if (value instanceof SeatsHeld fact) {
            OrderId order = order(key, fact.getShowtimeId(), fact.getOrderId());
            return new Incoming(order, new Input.SeatsHeld(fact.getNumber(), fact.getAt(), sale(order, fact)));
        } else if (value instanceof SeatsBooked fact) {
            OrderId order = order(key, fact.getShowtimeId(), fact.getOrderId());
            String command = fact.getCommand().getId();
            return new Incoming(order, new Input.SeatsBooked(fact.getNumber(), fact.getAt(), command));
        } else if (value instanceof SeatsReleased fact) {
            OrderId order = order(key, fact.getShowtimeId(), fact.getOrderId());
            return new Incoming(order, new Input.SeatsReleased(fact.getNumber(), fact.getAt(), cause(fact)));
        } else if (value instanceof io.seatlog.wire.PayOrder command) {
            OrderId order = order(key, command.getShowtimeId(), command.getOrderId());
            return new Incoming(order, payOrder(command, at, place));
        } else if (value instanceof CommandAccepted answer) {
            return answered(key, answer.getShowtimeId(), answer.getCommand().getId(), at, null);
        } else if (value instanceof CommandRefused answer) {
            return answered(key, answer.getShowtimeId(), answer.getCommand().getId(), at, answer);
        } else if (value instanceof PaymentOutcome outcome) {
            OrderId order = order(key, outcome.getShowtimeId(), outcome.getOrderId());
            return new Incoming(order, PaymentInputs.of(outcome, at));
        } else if (value instanceof ProviderEvent event) {
            OrderId order = order(key, event.getShowtimeId(), event.getOrderId());
            return new Incoming(order, PaymentInputs.of(event, at));
        }
        return null;
    }

    private static OrderId order(String key, String showtimeId, String orderId) {
        RecordCheck.showtime(key, showtimeId);
        return RecordCheck.order(showtimeId, orderId);
    }

    private static @Nullable Incoming answered(
            String key, String showtimeId, String commandId, Instant at, @Nullable CommandRefused refused) {
        RecordCheck.showtime(key, showtimeId);
        if (!commandId.endsWith(BOOK)) {
            return null;
        }
        String orderId = commandId.substring(0, commandId.length() - BOOK.length());
        BookRefusal refusal = refused == null ? null : refusal(refused);
        return new Incoming(RecordCheck.order(showtimeId, orderId), new Input.BookAnswered(at, commandId, refusal));
    }

    private static BookRefusal refusal(CommandRefused refused) {
        return switch (refused.getReason()) {
            case HOLD_CANCELLED, SHOWTIME_CANCELLED -> BookRefusal.CANCELLED;
            case UNKNOWN -> throw new PoisonException(DeadLetterCause.UNKNOWN_ENUM, "The reason is not known");
            default -> BookRefusal.GONE;
        };
    }

    private static ReleaseCause cause(SeatsReleased fact) {
        return switch (fact.getCause()) {
            case EXPIRED -> ReleaseCause.EXPIRED;
            case CANCELLED -> ReleaseCause.CANCELLED;
            case REFUNDED -> ReleaseCause.REFUNDED;
            case UNKNOWN -> throw new PoisonException(DeadLetterCause.UNKNOWN_ENUM, "The cause is not known");
        };
    }

    private static Sale sale(OrderId order, SeatsHeld fact) {
        return new Sale(
                order,
                new CustomerId(fact.getCustomer()),
                fact.getSeats().stream().map(OrderCodec::seat).toList(),
                fact.getCurrency(),
                fact.getAt(),
                fact.getDeadline(),
                new Receipt(fact.getCommand().getPartition(), fact.getCommand().getOffset()));
    }

    private static SoldSeat seat(io.seatlog.wire.SoldSeat seat) {
        io.seatlog.wire.Price price = seat.getPrice();
        return new SoldSeat(
                new SectionId(seat.getSection()),
                seat.getIndex(),
                new SeatId(seat.getId()),
                seat.getRow(),
                seat.getNumber(),
                seat.getCategory(),
                new Price(price.getAmount(), price.getFee(), price.getTaxRate()));
    }

    private static PayOrder payOrder(io.seatlog.wire.PayOrder command, Instant at, RecordMetadata place) {
        return new PayOrder(
                command.getCommandId(),
                new Receipt(place.partition(), place.offset()),
                hex(command.getReplyTo()),
                new CustomerId(command.getCustomer()),
                command.getReturnUrl(),
                command.getLocale(),
                at);
    }

    private static @Nullable String hex(@Nullable ByteBuffer bytes) {
        if (bytes == null) {
            return null;
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return HexFormat.of().formatHex(copy);
    }
}
