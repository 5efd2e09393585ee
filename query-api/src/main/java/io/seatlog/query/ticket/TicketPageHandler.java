package io.seatlog.query.ticket;

import io.seatlog.id.CustomerId;
import io.seatlog.id.TicketId;
import io.seatlog.query.catalogue.Catalogue;
import io.seatlog.query.http.Answers;
import io.seatlog.query.http.Owner;
import io.seatlog.query.http.ProblemException;
import io.seatlog.query.order.OrderReads;
import io.seatlog.query.view.ShowtimeViews;
import io.seatlog.reason.Reason;
import io.seatlog.ticket.TicketKeys;
import io.seatlog.wire.Order;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Shows the page of a ticket to whoever has the order's key, without signing in. */
public final class TicketPageHandler {

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final OrderReads orders;
    private final Owner owner;
    private final Tickets tickets;
    private final ShowtimeViews views;
    private final Catalogue catalogue;
    private final Scheduler worker;

    TicketPageHandler(
            OrderReads orders,
            Owner owner,
            TicketKeys keys,
            ShowtimeViews views,
            Catalogue catalogue,
            Scheduler worker) {
        this.orders = orders;
        this.owner = owner;
        this.tickets = new Tickets(keys);
        this.views = views;
        this.catalogue = catalogue;
        this.worker = worker;
    }

    /** {@code GET /tickets/{ticketId}?key=}. */
    public Mono<ServerResponse> page(ServerRequest request) {
        String text = request.pathVariable("ticketId");
        String key = request.queryParam("key").orElse("");
        Optional<TicketId> ticket = TicketId.isValid(text) ? Optional.of(TicketId.parse(text)) : Optional.empty();
        return Mono.justOrEmpty(ticket)
                .flatMap(id -> page(id, key))
                .flatMap(page -> answer(200, page))
                .switchIfEmpty(Mono.defer(() -> missing(request)));
    }

    private Mono<byte[]> page(TicketId id, String key) {
        Optional<CustomerId> customer = owner.ofKey(key, id.order());
        return Mono.justOrEmpty(customer)
                .flatMap(known -> orders.known(known, id.order()))
                .flatMap(Mono::justOrEmpty)
                .publishOn(worker)
                .flatMap(order -> Mono.justOrEmpty(page(order, id, key)));
    }

    private Optional<byte[]> page(Order order, TicketId id, String key) {
        List<ShownTicket> all = tickets.of(order);
        return all.stream()
                .filter(ticket -> ticket.id().equals(id))
                .findFirst()
                .map(ticket -> TicketPage.of(Playbill.of(id.order().showtime(), views, catalogue), ticket, all, key));
    }

    /** People read that there is none; whoever does not ask for a page reads a problem. */
    private static Mono<ServerResponse> missing(ServerRequest request) {
        return request.headers().accept().stream().anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype)
                ? answer(404, TicketPage.missing())
                : Mono.error(
                        new ProblemException(Reason.NOT_FOUND, "There is no such ticket, or the key is not its own"));
    }

    /** The address holds the key: nobody may keep it, frame it, or be told where the reader came from. */
    private static Mono<ServerResponse> answer(int status, byte[] page) {
        return ServerResponse.status(status)
                .contentType(HTML)
                .header(HttpHeaders.CACHE_CONTROL, Answers.PRIVATE)
                .header("Content-Security-Policy", TicketPage.POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex")
                .bodyValue(page);
    }
}
