package io.seatlog.order;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.SeatId;
import io.seatlog.id.SectionId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.order.domain.BookRefusal;
import io.seatlog.order.domain.Input;
import io.seatlog.order.domain.Price;
import io.seatlog.order.domain.Receipt;
import io.seatlog.order.domain.RefundPolicy;
import io.seatlog.order.domain.ReleaseCause;
import io.seatlog.order.domain.Sale;
import io.seatlog.order.domain.SoldSeat;
import io.seatlog.runtime.kafka.DeadLetterCause;
import io.seatlog.serde.RecordCodec;
import io.seatlog.serde.UnreadableRecordException;
import io.seatlog.wire.CommandAccepted;
import io.seatlog.wire.CommandRefused;
import io.seatlog.wire.EstimateCancellation;
import io.seatlog.wire.PaymentOutcome;
import io.seatlog.wire.ProviderEvent;
import io.seatlog.wire.SeatsBooked;
import io.seatlog.wire.SeatsHeld;
import io.seatlog.wire.SeatsReleased;
import io.seatlog.wire.ShowtimeCancelled;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Reads records of the four sources as inputs of orders; what cannot be decided on is thrown as poison. */
final class OrderCodec {

    private static final String BOOK = "/book";
    private static final String RETURN = "/return/";

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
            return new Incoming.ToOrder(order, new Input.SeatsHeld(fact.getNumber(), fact.getAt(), sale(order, fact)));
        } else if (value instanceof SeatsBooked fact) {
            OrderId order = order(key, fact.getShowtimeId(), fact.getOrderId());
            String command = fact.getCommand().getId();
            return new Incoming.ToOrder(order, new Input.SeatsBooked(fact.getNumber(), fact.getAt(), command));
        } else if (value instanceof SeatsReleased fact) {
            OrderId order = order(key, fact.getShowtimeId(), fact.getOrderId());
            return new Incoming.ToOrder(order, new Input.SeatsReleased(fact.getNumber(), fact.getAt(), cause(fact)));
        } else if (value instanceof io.seatlog.wire.PayOrder command) {
            OrderId order = order(key, command.getShowtimeId(), command.getOrderId());
            return new Incoming.ToOrder(order, OrderCommands.pay(command, at, receipt(place)));
        } else if (value instanceof io.seatlog.wire.RefundTickets command) {
            OrderId order = order(key, command.getShowtimeId(), command.getOrderId());
            return new Incoming.ToOrder(order, OrderCommands.refund(command, at, receipt(place)));
        } else if (value instanceof io.seatlog.wire.AdmitTicket command) {
            OrderId order = order(key, command.getShowtimeId(), command.getOrderId());
            return new Incoming.ToOrder(order, OrderCommands.admit(command, at, receipt(place)));
        } else if (value instanceof io.seatlog.wire.ResolveParked command) {
            OrderId order = order(key, command.getShowtimeId(), command.getOrderId());
            return new Incoming.ToOrder(order, OrderCommands.resolve(command, at, receipt(place)));
        } else if (value instanceof EstimateCancellation command) {
            RecordCheck.showtime(key, command.getShowtimeId());
            Walk.Question question =
                    new Walk.Question(command.getCommandId(), receipt(place), OrderCommands.hex(command.getReplyTo()));
            return new Incoming.ToAll(new ShowtimeId(command.getShowtimeId()), Walk.adding(at, question));
        } else if (value instanceof ShowtimeCancelled fact) {
            RecordCheck.showtime(key, fact.getShowtimeId());
            return new Incoming.ToAll(new ShowtimeId(fact.getShowtimeId()), Walk.callingOff(fact.getAt()));
        } else if (value instanceof CommandAccepted answer) {
            return answered(key, answer.getShowtimeId(), answer.getCommand().getId(), at, null);
        } else if (value instanceof CommandRefused answer) {
            return answered(key, answer.getShowtimeId(), answer.getCommand().getId(), at, answer);
        } else if (value instanceof PaymentOutcome outcome) {
            OrderId order = order(key, outcome.getShowtimeId(), outcome.getOrderId());
            return new Incoming.ToOrder(order, PaymentInputs.of(outcome, at));
        } else if (value instanceof ProviderEvent event) {
            OrderId order = order(key, event.getShowtimeId(), event.getOrderId());
            return new Incoming.ToOrder(order, PaymentInputs.of(event, at));
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
        int returned = commandId.indexOf(RETURN);
        if (returned > 0) {
            OrderId order = RecordCheck.order(showtimeId, commandId.substring(0, returned));
            String refundId = commandId.substring(returned + RETURN.length());
            return new Incoming.ToOrder(order, new Input.SeatsReturned(at, refundId));
        }
        if (!commandId.endsWith(BOOK)) {
            return null;
        }
        String orderId = commandId.substring(0, commandId.length() - BOOK.length());
        BookRefusal refusal = refused == null ? null : refusal(refused);
        return new Incoming.ToOrder(
                RecordCheck.order(showtimeId, orderId), new Input.BookAnswered(at, commandId, refusal));
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
                new Receipt(fact.getCommand().getPartition(), fact.getCommand().getOffset()),
                fact.getRefund() == null
                        ? null
                        : new RefundPolicy(
                                fact.getRefund().getUntil(), fact.getRefund().getKeep()));
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

    private static Receipt receipt(RecordMetadata place) {
        return new Receipt(place.partition(), place.offset());
    }
}
