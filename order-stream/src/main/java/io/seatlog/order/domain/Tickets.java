package io.seatlog.order.domain;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The tickets of an order, in the order of its seats; none until it is paid. */
public record Tickets(List<Ticket> all) {

    static final Tickets NONE = new Tickets(List.of());

    public Tickets {
        all = List.copyOf(all);
    }

    static Tickets of(Sale sale) {
        return new Tickets(IntStream.rangeClosed(1, sale.seats().size())
                .mapToObj(Ticket::first)
                .toList());
    }

    @Nullable
    Ticket at(int line) {
        return line < 1 || line > all.size() ? null : all.get(line - 1);
    }

    Tickets with(Ticket changed) {
        return new Tickets(all.stream()
                .map(ticket -> ticket.line() == changed.line() ? changed : ticket)
                .toList());
    }

    Tickets refunded(List<Integer> lines, String refundId) {
        return new Tickets(all.stream()
                .map(ticket -> lines.contains(ticket.line()) ? ticket.refunded(refundId) : ticket)
                .toList());
    }

    boolean isAnyVoid() {
        return all.stream().anyMatch(Ticket::isVoid);
    }

    boolean isAllVoid() {
        return all.stream().allMatch(Ticket::isVoid);
    }

    /** Lines of tickets that are not void. */
    public List<Integer> left() {
        return all.stream().filter(ticket -> !ticket.isVoid()).map(Ticket::line).toList();
    }

    /** Lines of tickets that nobody has used. */
    List<Integer> unused() {
        return all.stream()
                .filter(ticket -> ticket.status() == Ticket.Status.VALID)
                .map(Ticket::line)
                .toList();
    }
}
