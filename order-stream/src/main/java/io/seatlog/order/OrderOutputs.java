package io.seatlog.order;

import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.order.domain.Decision;
import io.seatlog.order.domain.Known;
import io.seatlog.order.domain.OrderCommand;
import io.seatlog.order.domain.Reply;
import io.seatlog.order.domain.SeatRequest;
import io.seatlog.serde.RecordCodec;
import io.seatlog.topic.RecordHeaders;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import io.seatlog.wire.BookHold;
import io.seatlog.wire.ReturnSeats;
import io.seatlog.wire.SeatChoice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Turns a decision into the records that tell it, all encoded before the first is sent. */
final class OrderOutputs {

    private final RecordCodec wire;

    OrderOutputs(RecordCodec wire) {
        this.wire = wire;
    }

    /** The records of a decision; {@code order} is given where its view changed. */
    List<Outgoing> of(OrderId id, Decision decision, @Nullable StoredOrder order, Instant at) {
        List<Outgoing> all = new ArrayList<>();
        for (Reply reply : decision.replies()) {
            if (reply.to().replyTo() != null) {
                OrderCommand to = reply.to();
                all.add(reply(id.showtime(), to.replyTo(), OrderReplies.of(id, to, reply.answer())));
            }
        }
        for (SeatRequest request : decision.seatRequests()) {
            all.add(plain(Topics.SEAT_REQUESTS, id, seatRequest(request)));
        }
        if (decision.order() instanceof Known known) {
            decision.paymentRequests()
                    .forEach(request ->
                            all.add(plain(Topics.PAYMENT_REQUESTS, id, PaymentRequests.of(known, request, at))));
        }
        if (order != null && order.order() instanceof Known known) {
            String key = known.sale().customer() + "/" + id;
            all.add(outgoing(Topics.ORDERS, key, OrderView.of(known, order.revision(), at), noHeaders()));
        }
        return all;
    }

    /** The answer to a command on which the program failed. */
    @Nullable
    Outgoing internal(OrderId id, OrderCommand command) {
        return command.replyTo() == null
                ? null
                : reply(id.showtime(), command.replyTo(), OrderReplies.internal(id, command));
    }

    /** What would be given back, if somebody waits for it. */
    @Nullable
    Outgoing estimated(ShowtimeId showtime, Walk.Question question, Walk sum) {
        return question.replyTo() == null
                ? null
                : reply(showtime, question.replyTo(), OrderReplies.estimated(showtime.value(), question, sum));
    }

    private Outgoing reply(ShowtimeId showtime, @Nullable String replyTo, SpecificRecord value) {
        Headers headers = noHeaders();
        headers.add(new RecordHeader(RecordHeaders.TO, HexFormat.of().parseHex(String.valueOf(replyTo))));
        return outgoing(Topics.ORDER_REPLIES, showtime.value(), value, headers);
    }

    private static SpecificRecord seatRequest(SeatRequest request) {
        OrderId id = request.orderId();
        String showtime = id.showtime().value();
        if (request instanceof SeatRequest.BookHold) {
            return new BookHold(showtime, request.commandId(), null, id.toString(), true);
        }
        List<SeatChoice> seats = ((SeatRequest.ReturnSeats) request)
                .seats().stream().map(seat -> new SeatChoice(seat.value())).toList();
        return new ReturnSeats(showtime, request.commandId(), null, id.toString(), seats, true);
    }

    private static Headers noHeaders() {
        return new org.apache.kafka.common.header.internals.RecordHeaders();
    }

    private Outgoing plain(Topic topic, OrderId id, SpecificRecord value) {
        return outgoing(topic, id.showtime().value(), value, noHeaders());
    }

    private Outgoing outgoing(Topic topic, String key, SpecificRecord value, Headers headers) {
        return new Outgoing(
                OrderTopology.sinkOf(topic), key.getBytes(StandardCharsets.UTF_8), wire.encode(topic, value), headers);
    }
}
