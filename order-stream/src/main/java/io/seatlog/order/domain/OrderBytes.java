package io.seatlog.order.domain;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.SeatId;
import io.seatlog.id.SectionId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as bytes in the store: a version, then the parts in order. Every version that was released stays readable;
 * numbers of states and requests never change their meaning.
 */
public final class OrderBytes {

    private static final byte VERSION = 2;

    private static final List<Class<? extends Order>> KINDS = List.of(
            Awaited.class,
            Held.class,
            Authorised.class,
            Booked.class,
            Paid.class,
            Expired.class,
            Cancelled.class,
            Failed.class);

    private OrderBytes() {}

    public static byte[] write(Order order) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
            Out out = new Out(new DataOutputStream(bytes));
            out.number(VERSION);
            out.number(KINDS.indexOf(order.getClass()));
            if (order instanceof Known known) {
                sale(out, known.sale());
                seats(out, known.seats());
                PaymentBytes.write(out, known.payment());
                out.list(known.waiting(), CommandBytes::payOrder);
                if (known instanceof Paid paid) {
                    out.list(paid.tickets().all(), TicketBytes::ticket);
                }
            } else if (order instanceof Awaited awaited) {
                out.text(awaited.orderId().toString());
                out.list(awaited.waiting(), CommandBytes::write);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Order read(byte[] bytes) {
        try {
            DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes));
            int version = data.readInt();
            if (version < 1 || version > VERSION) {
                throw new IllegalArgumentException("Orders of version " + version + " are not known here");
            }
            In in = new In(data, version);
            int kind = in.number();
            if (kind == 0) {
                return new Awaited(
                        OrderId.parse(in.text()),
                        in.isFirst() ? List.copyOf(in.list(CommandBytes::payOrder)) : in.list(CommandBytes::read));
            }
            Sale sale = sale(in);
            SeatProgress seats = seats(in);
            Payment payment = PaymentBytes.read(in, sale.createdAt());
            List<PayOrder> waiting = in.list(CommandBytes::payOrder);
            if (kind == KINDS.indexOf(Paid.class)) {
                Tickets tickets = in.isFirst() ? Tickets.of(sale) : new Tickets(in.list(TicketBytes::ticket));
                return new Paid(sale, seats, payment, waiting, tickets);
            }
            return known(kind, sale, seats, payment, waiting);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Known known(int kind, Sale sale, SeatProgress seats, Payment payment, List<PayOrder> waiting) {
        return switch (kind) {
            case 1 -> new Held(sale, seats, payment, waiting);
            case 2 -> new Authorised(sale, seats, payment, waiting);
            case 3 -> new Booked(sale, seats, payment, waiting);
            case 5 -> new Expired(sale, seats, payment, waiting);
            case 6 -> new Cancelled(sale, seats, payment, waiting);
            case 7 -> new Failed(sale, seats, payment, waiting);
            default -> throw new IllegalArgumentException("No kind of order has the number " + kind);
        };
    }

    private static void sale(Out out, Sale sale) throws IOException {
        out.text(sale.orderId().toString());
        out.text(sale.customer().value());
        out.text(sale.currency());
        out.time(sale.createdAt());
        out.time(sale.expiresAt());
        CommandBytes.receipt(out, sale.receipt());
        out.list(sale.seats(), OrderBytes::seat);
        RefundPolicy refund = sale.refund();
        out.flag(refund != null);
        if (refund != null) {
            out.time(refund.until());
            out.count(refund.keep());
        }
    }

    private static Sale sale(In in) throws IOException {
        OrderId orderId = OrderId.parse(in.text());
        CustomerId customer = new CustomerId(in.text());
        String currency = in.text();
        var createdAt = in.time();
        var expiresAt = in.time();
        Receipt receipt = CommandBytes.receipt(in);
        List<SoldSeat> seats = in.list(OrderBytes::seat);
        @Nullable RefundPolicy refund = !in.isFirst() && in.flag() ? new RefundPolicy(in.time(), in.count()) : null;
        return new Sale(orderId, customer, seats, currency, createdAt, expiresAt, receipt, refund);
    }

    private static void seat(Out out, SoldSeat seat) throws IOException {
        out.text(seat.section().value());
        out.number(seat.index());
        out.text(seat.id().value());
        out.text(seat.row());
        out.text(seat.number());
        out.text(seat.category());
        out.count(seat.price().amount());
        out.count(seat.price().fee());
        out.number(seat.price().taxRate());
    }

    private static SoldSeat seat(In in) throws IOException {
        SectionId section = new SectionId(in.text());
        int index = in.number();
        SeatId id = new SeatId(in.text());
        String row = in.text();
        String number = in.text();
        String category = in.text();
        return new SoldSeat(section, index, id, row, number, category, new Price(in.count(), in.count(), in.number()));
    }

    private static void seats(Out out, SeatProgress seats) throws IOException {
        out.count(seats.number());
        out.flag(seats.bookAsked());
        out.flag(seats.accepted());
        out.flag(seats.booked());
        out.flag(seats.returnAsked());
        out.flag(seats.calledOff());
    }

    private static SeatProgress seats(In in) throws IOException {
        return new SeatProgress(in.count(), in.flag(), in.flag(), in.flag(), in.flag(), !in.isFirst() && in.flag());
    }
}
