package io.seatlog.order;

import io.seatlog.id.OrderId;
import io.seatlog.order.domain.Answer;
import io.seatlog.order.domain.OrderCommand;
import io.seatlog.order.domain.Receipt;
import io.seatlog.wire.CancellationEstimated;
import io.seatlog.wire.CommandRef;
import io.seatlog.wire.OrderCommandRefused;
import io.seatlog.wire.ParkedAction;
import io.seatlog.wire.ParkedResolved;
import io.seatlog.wire.PaymentNotNeeded;
import io.seatlog.wire.PaymentOpened;
import io.seatlog.wire.RefundAccepted;
import io.seatlog.wire.RefusalReason;
import io.seatlog.wire.TicketAdmitted;
import org.apache.avro.specific.SpecificRecord;

/** Answers as the contract has them. */
final class OrderReplies {

    private OrderReplies() {}

    static SpecificRecord of(OrderId id, OrderCommand to, Answer answer) {
        String showtime = id.showtime().value();
        CommandRef command = ref(to.commandId(), to.receipt());
        if (answer instanceof Answer.Open open) {
            return PaymentOpened.newBuilder()
                    .setShowtimeId(showtime)
                    .setCommand(command)
                    .setOrderId(id.toString())
                    .setPaymentId(open.paymentId())
                    .setUrl(open.url())
                    .setAmount(open.amount())
                    .setCurrency(open.currency())
                    .setDeadline(open.deadline())
                    .build();
        } else if (answer instanceof Answer.RefundTaken taken) {
            return RefundAccepted.newBuilder()
                    .setShowtimeId(showtime)
                    .setCommand(command)
                    .setOrderId(id.toString())
                    .setRefund(OrderView.refund(taken.refund()))
                    .setCurrency(taken.currency())
                    .setReplayed(taken.replayed())
                    .build();
        } else if (answer instanceof Answer.Admitted in) {
            return TicketAdmitted.newBuilder()
                    .setShowtimeId(showtime)
                    .setCommand(command)
                    .setOrderId(id.toString())
                    .setLine(in.line())
                    .setAdmission(OrderView.admission(in.admission()))
                    .setReplayed(in.replayed())
                    .build();
        } else if (answer instanceof Answer.Resolved resolved) {
            ParkedAction action = ParkedAction.valueOf(resolved.action().name());
            return new ParkedResolved(showtime, command, id.toString(), action);
        } else if (answer instanceof Answer.Refused no) {
            return refused(id, to, no);
        }
        return new PaymentNotNeeded(showtime, command, id.toString());
    }

    private static SpecificRecord refused(OrderId id, OrderCommand to, Answer.Refused no) {
        return OrderCommandRefused.newBuilder()
                .setShowtimeId(id.showtime().value())
                .setCommand(ref(to.commandId(), to.receipt()))
                .setOrderId(id.toString())
                .setReason(RefusalReason.valueOf(no.reason().name()))
                .setTickets(no.tickets())
                .setFirst(no.first() == null ? null : OrderView.admission(no.first()))
                .build();
    }

    /** The answer to a command on which the program failed. */
    static SpecificRecord internal(OrderId id, OrderCommand to) {
        return OrderCommandRefused.newBuilder()
                .setShowtimeId(id.showtime().value())
                .setCommand(ref(to.commandId(), to.receipt()))
                .setOrderId(id.toString())
                .setReason(RefusalReason.INTERNAL)
                .build();
    }

    static SpecificRecord estimated(String showtime, Walk.Question question, Walk sum) {
        return CancellationEstimated.newBuilder()
                .setShowtimeId(showtime)
                .setCommand(ref(question.commandId(), question.receipt()))
                .setOrders(sum.orders())
                .setTickets(sum.tickets())
                .setAmount(sum.amount())
                .build();
    }

    private static CommandRef ref(String commandId, Receipt receipt) {
        return new CommandRef(commandId, receipt.partition(), receipt.offset());
    }
}
