package io.seatlog.query;

import static org.springframework.web.reactive.function.server.RequestPredicates.all;
import static org.springframework.web.reactive.function.server.RequestPredicates.method;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.seatlog.query.catalogue.CatalogueHandler;
import io.seatlog.query.feed.FeedHandler;
import io.seatlog.query.http.Answers;
import io.seatlog.query.http.Cors;
import io.seatlog.query.http.Documents;
import io.seatlog.query.http.ProblemException;
import io.seatlog.query.order.OrderHandler;
import io.seatlog.query.order.OrderSide;
import io.seatlog.query.order.OrganizerHandler;
import io.seatlog.query.showtime.ShowtimeHandler;
import io.seatlog.query.ticket.TicketSide;
import io.seatlog.reason.Reason;
import io.seatlog.route.DescribedRoute;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** Every address that this app answers. */
final class QueryRoutes {

    private static final Logger log = LoggerFactory.getLogger(QueryRoutes.class);
    private static final RequestPredicate READ = method(HttpMethod.GET).or(method(HttpMethod.HEAD));

    /** One address, and who answers. */
    record Read(String pattern, HandlerFunction<ServerResponse> handler) {}

    private final List<Read> open;
    private final List<Read> personal;
    private final RouterFunction<ServerResponse> internal;
    private final Cors cors;

    QueryRoutes(
            ShowtimeHandler showtimes,
            CatalogueHandler catalogue,
            FeedHandler feed,
            OrderSide side,
            TicketSide tickets,
            Cors cors) {
        OrderHandler orders = side.orders();
        OrganizerHandler organizers = side.organizers();
        this.open = List.of(
                new Read("/api/events", catalogue::events),
                new Read("/api/events/{eventId}", catalogue::event),
                new Read("/api/plans/{planId}", catalogue::plan),
                new Read("/api/plans/{planId}/geometry", catalogue::geometry),
                new Read("/api/plans/{planId}/sections/{sectionId}", catalogue::section),
                new Read("/api/showtimes", showtimes::showtimes),
                new Read("/api/showtimes/{showtimeId}", showtimes::showtime),
                new Read("/api/showtimes/{showtimeId}/availability", showtimes::availability),
                new Read("/api/showtimes/{showtimeId}/status", showtimes::status),
                new Read("/api/showtimes/{showtimeId}/seats", showtimes::seats),
                new Read("/api/showtimes/{showtimeId}/feed", feed::feed),
                new Read("/api/tickets/keys", tickets.tickets()::keys),
                new Read("/openapi.yaml", Documents.yaml("openapi.yaml")),
                new Read("/asyncapi.yaml", Documents.yaml("asyncapi.yaml")));
        this.personal = List.of(
                new Read("/api/orders", orders::orders),
                new Read("/api/orders/{orderId}", orders::order),
                new Read("/api/orders/{orderId}/tickets", tickets.tickets()::tickets),
                new Read("/api/orders/{orderId}/tickets/{ticketId}.png", tickets.tickets()::picture),
                new Read("/tickets/{ticketId}", tickets.pages()::page),
                new Read("/api/showtimes/{showtimeId}/door", tickets.door()::door),
                new Read("/api/showtimes/{showtimeId}/sales", organizers::sales),
                new Read("/api/showtimes/{showtimeId}/orders", organizers::orders),
                new Read("/api/showtimes/{showtimeId}/holds", organizers::holds),
                new Read("/api/showtimes/{showtimeId}/cancellation", organizers::cancellation),
                new Read("/api/operations/parked", organizers::parked));
        this.internal = side.internal().routes();
        this.cors = cors;
    }

    RouterFunction<ServerResponse> build() {
        return reads(open)
                .filter(Cors.everybody())
                .and(reads(personal).filter(cors.listed()))
                .and(internal)
                .and(writes())
                .and(route(all(), QueryRoutes::nothing))
                .filter(QueryRoutes::caught);
    }

    /** Addresses for clients. */
    List<String> patterns() {
        return Stream.concat(open.stream(), personal.stream())
                .map(Read::pattern)
                .toList();
    }

    private static RouterFunction<ServerResponse> reads(List<Read> reads) {
        RouterFunctions.Builder routes = RouterFunctions.route();
        for (Read read : reads) {
            routes.route(path(read.pattern).and(READ), read.handler);
            routes.route(path(read.pattern), request -> otherMethod(request, read.pattern));
        }
        return routes.build();
    }

    /** Paths of the other app that nothing is read from. */
    private RouterFunction<ServerResponse> writes() {
        RouterFunctions.Builder routes = RouterFunctions.route();
        DescribedRoute.methods().forEach((pattern, methods) -> {
            if (!methods.contains("GET")) {
                routes.route(path(pattern), request -> otherMethod(request, pattern));
            }
        });
        return routes.build();
    }

    private static Mono<ServerResponse> otherMethod(ServerRequest request, String pattern) {
        Set<String> methods = DescribedRoute.methods().getOrDefault(pattern, Set.of("GET", "HEAD"));
        request.exchange().getResponse().getHeaders().set(HttpHeaders.ALLOW, String.join(", ", methods));
        return Mono.error(new ProblemException(Reason.METHOD_NOT_ALLOWED));
    }

    private static Mono<ServerResponse> nothing(ServerRequest request) {
        return Mono.error(new ProblemException(Reason.NOT_FOUND));
    }

    /** A handler may also throw before it has made anything to wait for. */
    private static Mono<ServerResponse> caught(ServerRequest request, HandlerFunction<ServerResponse> next) {
        return Mono.defer(() -> next.handle(request)).onErrorResume(failure -> problem(request, failure));
    }

    private static Mono<ServerResponse> problem(ServerRequest request, Throwable failure) {
        if (failure instanceof ProblemException refused) {
            return Answers.problem(request.path(), refused.reason(), refused.detail());
        }
        if (failure instanceof ResponseStatusException status
                && status.getStatusCode().is4xxClientError()) {
            return Answers.problem(request.path(), Reason.REQUEST_INVALID, Reason.REQUEST_INVALID.title());
        }
        log.error("{} {} failed", request.method(), request.path(), failure);
        return Answers.problem(request.path(), Reason.INTERNAL, Reason.INTERNAL.title());
    }
}
