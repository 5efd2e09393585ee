package io.seatlog.order;

import io.seatlog.id.CustomerId;
import io.seatlog.order.domain.AdmitTicket;
import io.seatlog.order.domain.PayOrder;
import io.seatlog.order.domain.Receipt;
import io.seatlog.order.domain.RefundTickets;
import io.seatlog.order.domain.ResolveParked;
import io.seatlog.runtime.kafka.DeadLetterCause;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Reads what people want of an order; what is longer than anything that means something is poison. */
final class OrderCommands {

    /** Most characters of an id, a gate or a note, and most tickets of an order. */
    private static final int LENGTH_MAX = 1_000;

    private OrderCommands() {}

    static PayOrder pay(io.seatlog.wire.PayOrder command, Instant at, Receipt receipt) {
        return new PayOrder(
                command.getCommandId(),
                receipt,
                hex(command.getReplyTo()),
                new CustomerId(command.getCustomer()),
                command.getReturnUrl(),
                command.getLocale(),
                at);
    }

    static RefundTickets refund(io.seatlog.wire.RefundTickets command, Instant at, Receipt receipt) {
        String customer = command.getCustomer();
        if (command.getTickets().size() > LENGTH_MAX) {
            throw new PoisonException(DeadLetterCause.TOO_LARGE, "So many tickets has no order");
        }
        command.getTickets().forEach(OrderCommands::bounded);
        return new RefundTickets(
                command.getCommandId(),
                receipt,
                hex(command.getReplyTo()),
                customer == null ? null : new CustomerId(customer),
                bounded(command.getRefundId()),
                command.getTickets(),
                at);
    }

    static AdmitTicket admit(io.seatlog.wire.AdmitTicket command, Instant at, Receipt receipt) {
        return new AdmitTicket(
                command.getCommandId(),
                receipt,
                hex(command.getReplyTo()),
                command.getLine(),
                command.getIssue(),
                bounded(command.getScanId()),
                bounded(command.getGate()),
                command.getScannedAt(),
                command.getOffline(),
                at);
    }

    static ResolveParked resolve(io.seatlog.wire.ResolveParked command, Instant at, Receipt receipt) {
        ResolveParked.Action action =
                switch (command.getAction()) {
                    case RETRY -> ResolveParked.Action.RETRY;
                    case PAID_OTHERWISE -> ResolveParked.Action.PAID_OTHERWISE;
                    case CLOSE -> ResolveParked.Action.CLOSE;
                    case UNKNOWN -> throw new PoisonException(DeadLetterCause.UNKNOWN_ENUM, "The action is not known");
                };
        return new ResolveParked(
                command.getCommandId(), receipt, hex(command.getReplyTo()), action, bounded(command.getNote()), at);
    }

    static @Nullable String hex(@Nullable ByteBuffer bytes) {
        if (bytes == null) {
            return null;
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return HexFormat.of().formatHex(copy);
    }

    private static String bounded(String text) {
        if (text.length() > LENGTH_MAX) {
            throw new PoisonException(DeadLetterCause.TOO_LARGE, "A text has " + text.length() + " characters");
        }
        return text;
    }
}
