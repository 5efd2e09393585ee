package io.seatlog.ingest.edge;

import io.seatlog.reason.Reason;
import io.seatlog.route.DescribedRoute;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Routes as WebFlux knows them; what no route is for reads 404, and another method 405, also on paths of query-api. */
public final class RouteTable {

    private static final String ACTUATOR = "/actuator";

    private RouteTable() {}

    /** The function of these routes, for everything below {@code /api}. */
    public static RouterFunction<ServerResponse> of(List<Route> routes) {
        RouterFunctions.Builder builder = RouterFunctions.route();
        routes.forEach(
                route -> builder.route(RequestPredicates.method(route.method()).and(path(route)), answered(route)));
        methods(routes)
                .forEach((pattern, methods) ->
                        builder.route(RequestPredicates.path(pattern), request -> otherMethod(request, methods)));
        builder.route(
                RequestPredicates.all().and(request -> !request.path().startsWith(ACTUATOR)), RouteTable::nothing);
        return builder.build();
    }

    private static org.springframework.web.reactive.function.server.RequestPredicate path(Route route) {
        return RequestPredicates.path(route.pattern());
    }

    private static HandlerFunction<ServerResponse> answered(Route route) {
        return request -> {
            ServerHttpRequest http = request.exchange().getRequest();
            return Mono.defer(() -> route.handler().apply(request))
                    .onErrorResume(e -> RequestBodies.passOver(http).thenReturn(Shield.failed(e, http)))
                    .flatMap(RouteTable::response);
        };
    }

    /** The methods of each path, whoever answers them. */
    private static Map<String, Set<String>> methods(List<Route> routes) {
        Map<String, Set<String>> methods = DescribedRoute.methods();
        methods.keySet().removeIf(pattern -> pattern.startsWith(ACTUATOR));
        routes.forEach(route -> methods.computeIfAbsent(route.pattern(), pattern -> new TreeSet<>())
                .add(route.method().name()));
        return methods;
    }

    private static Mono<ServerResponse> otherMethod(ServerRequest request, Set<String> methods) {
        String allowed = String.join(", ", methods);
        if (request.method().equals(HttpMethod.OPTIONS)) {
            return ServerResponse.noContent().header("Allow", allowed).build();
        }
        return refused(
                request,
                Answer.problem(Problem.of(Reason.METHOD_NOT_ALLOWED), request.path())
                        .with("Allow", allowed));
    }

    private static Mono<ServerResponse> nothing(ServerRequest request) {
        return refused(request, Answer.problem(Problem.of(Reason.NOT_FOUND), request.path()));
    }

    private static Mono<ServerResponse> refused(ServerRequest request, Answer answer) {
        return RequestBodies.passOver(request.exchange().getRequest()).then(Mono.defer(() -> response(answer)));
    }

    private static Mono<ServerResponse> response(Answer answer) {
        return ServerResponse.status(answer.status())
                .headers(headers -> {
                    for (int i = 0; i < answer.headers().size(); i += 2) {
                        headers.set(answer.headers().get(i), answer.headers().get(i + 1));
                    }
                    headers.set("Cache-Control", "no-store");
                })
                .bodyValue(answer.body());
    }
}
