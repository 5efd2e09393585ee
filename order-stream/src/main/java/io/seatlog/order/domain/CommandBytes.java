package io.seatlog.order.domain;

import io.seatlog.id.CustomerId;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands that wait in an order, as bytes: part of OrderBytes. */
final class CommandBytes {

    private static final List<ResolveParked.Action> ACTIONS =
            List.of(ResolveParked.Action.RETRY, ResolveParked.Action.PAID_OTHERWISE, ResolveParked.Action.CLOSE);

    private CommandBytes() {}

    static void write(Out out, OrderCommand command) throws IOException {
        if (command instanceof PayOrder pay) {
            out.number(0);
            payOrder(out, pay);
        } else if (command instanceof RefundTickets refund) {
            head(out, 1, command);
            CustomerId customer = refund.customer();
            out.maybe(customer == null ? null : customer.value());
            out.text(refund.refundId());
            out.list(refund.tickets(), Out::text);
            out.time(refund.at());
        } else if (command instanceof AdmitTicket scan) {
            head(out, 2, command);
            out.number(scan.line());
            out.number(scan.issue());
            out.text(scan.scanId());
            out.text(scan.gate());
            out.maybe(scan.scannedAt());
            out.flag(scan.offline());
            out.time(scan.at());
        } else if (command instanceof ResolveParked resolve) {
            head(out, 3, command);
            out.number(ACTIONS.indexOf(resolve.action()));
            out.text(resolve.note());
            out.time(resolve.at());
        }
    }

    private static void head(Out out, int kind, OrderCommand command) throws IOException {
        out.number(kind);
        out.text(command.commandId());
        receipt(out, command.receipt());
        out.maybe(command.replyTo());
    }

    static OrderCommand read(In in) throws IOException {
        int kind = in.number();
        if (kind == 0) {
            return payOrder(in);
        }
        String id = in.text();
        Receipt receipt = receipt(in);
        String replyTo = in.maybe();
        return switch (kind) {
            case 1 -> {
                @Nullable String customer = in.maybe();
                yield new RefundTickets(
                        id,
                        receipt,
                        replyTo,
                        customer == null ? null : new CustomerId(customer),
                        in.text(),
                        in.list(In::text),
                        in.time());
            }
            case 2 ->
                new AdmitTicket(
                        id,
                        receipt,
                        replyTo,
                        in.number(),
                        in.number(),
                        in.text(),
                        in.text(),
                        in.maybeTime(),
                        in.flag(),
                        in.time());
            case 3 -> new ResolveParked(id, receipt, replyTo, ACTIONS.get(in.number()), in.text(), in.time());
            default -> throw new IllegalArgumentException("No kind of command has the number " + kind);
        };
    }

    static void payOrder(Out out, PayOrder command) throws IOException {
        out.text(command.commandId());
        receipt(out, command.receipt());
        out.maybe(command.replyTo());
        out.text(command.customer().value());
        out.text(command.returnUrl());
        out.maybe(command.locale());
        out.time(command.at());
    }

    static PayOrder payOrder(In in) throws IOException {
        String commandId = in.text();
        Receipt receipt = receipt(in);
        String replyTo = in.maybe();
        CustomerId customer = new CustomerId(in.text());
        String returnUrl = in.text();
        return new PayOrder(commandId, receipt, replyTo, customer, returnUrl, in.maybe(), in.time());
    }

    static void receipt(Out out, Receipt receipt) throws IOException {
        out.number(receipt.partition());
        out.count(receipt.offset());
    }

    static Receipt receipt(In in) throws IOException {
        return new Receipt(in.number(), in.count());
    }
}
