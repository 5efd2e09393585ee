package io.seatlog.order;

import io.seatlog.id.OrderId;
import io.seatlog.order.domain.Decision;
import io.seatlog.order.domain.Known;
import io.seatlog.order.domain.PayAnswer;
import io.seatlog.order.domain.PayOrder;
import io.seatlog.order.domain.PayReply;
import io.seatlog.order.domain.SeatRequest;
import io.seatlog.serde.RecordCodec;
import io.seatlog.topic.RecordHeaders;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import io.seatlog.wire.BookHold;
import io.seatlog.wire.CommandRef;
import io.seatlog.wire.OrderCommandRefused;
import io.seatlog.wire.PaymentNotNeeded;
import io.seatlog.wire.PaymentOpened;
import io.seatlog.wire.RefusalReason;
import io.seatlog.wire.ReturnSeats;
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
        for (PayReply reply : decision.replies()) {
            if (reply.to().replyTo() != null) {
                all.add(reply(id, reply));
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
    Outgoing internal(OrderId id, PayOrder command) {
        return command.replyTo() == null ? null : reply(id, command, refused(id, command, RefusalReason.INTERNAL));
    }

    private Outgoing reply(OrderId id, PayReply reply) {
        PayOrder to = reply.to();
        PayAnswer answer = reply.answer();
        if (answer instanceof PayAnswer.Open open) {
            return reply(id, to, opened(id, to, open));
        } else if (answer instanceof PayAnswer.Refused no) {
            return reply(
                    id, to, refused(id, to, RefusalReason.valueOf(no.reason().name())));
        }
        return reply(id, to, new PaymentNotNeeded(id.showtime().value(), command(to), id.toString()));
    }

    private Outgoing reply(OrderId id, PayOrder to, SpecificRecord value) {
        Headers headers = noHeaders();
        headers.add(new RecordHeader(RecordHeaders.TO, HexFormat.of().parseHex(String.valueOf(to.replyTo()))));
        return outgoing(Topics.ORDER_REPLIES, id.showtime().value(), value, headers);
    }

    private static PaymentOpened opened(OrderId id, PayOrder to, PayAnswer.Open open) {
        return PaymentOpened.newBuilder()
                .setShowtimeId(id.showtime().value())
                .setCommand(command(to))
                .setOrderId(id.toString())
                .setPaymentId(open.paymentId())
                .setUrl(open.url())
                .setAmount(open.amount())
                .setCurrency(open.currency())
                .setDeadline(open.deadline())
                .build();
    }

    private static OrderCommandRefused refused(OrderId id, PayOrder to, RefusalReason reason) {
        return new OrderCommandRefused(id.showtime().value(), command(to), id.toString(), reason, "", List.of(), null);
    }

    private static CommandRef command(PayOrder to) {
        return new CommandRef(
                to.commandId(), to.receipt().partition(), to.receipt().offset());
    }

    private static SpecificRecord seatRequest(SeatRequest request) {
        OrderId id = request.orderId();
        String showtime = id.showtime().value();
        if (request instanceof SeatRequest.BookHold) {
            return new BookHold(showtime, request.commandId(), null, id.toString(), true);
        }
        return new ReturnSeats(showtime, request.commandId(), null, id.toString(), List.of(), true);
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
