package io.seatlog.query.order;

import io.netty.handler.codec.http.QueryStringEncoder;
import io.seatlog.wire.Order;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.HostInfo;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** The orders that another instance keeps, asked over HTTP. */
final class RemoteOrders implements OrderPeer {

    /** How much longer than its own wait an answer may take. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final HttpClient http;
    private final String base;
    private final Forwarding forwarding;

    RemoteOrders(HttpClient http, HostInfo host, Forwarding forwarding) {
        this.http = http.headers(headers -> headers.set(Forwarding.HEADER, forwarding.proof()));
        this.base = "http://" + host.host() + ':' + host.port();
        this.forwarding = forwarding;
    }

    @Override
    public Mono<Optional<Order>> order(String customer, String orderId, Until until) {
        Long unlike = until.unlike();
        return get(
                        Forwarding.ONE,
                        query -> {
                            query.addParam("customer", customer);
                            query.addParam("order", orderId);
                            query.addParam(
                                    "wait", Long.toString(until.patience().toMillis()));
                            if (unlike != null) {
                                query.addParam("unlike", unlike.toString());
                            }
                        },
                        until.patience().plus(GRACE))
                .map(bytes -> forwarding.read(bytes).stream().findFirst());
    }

    @Override
    public Mono<List<Order>> ofCustomer(String customer) {
        return get(Forwarding.CUSTOMER, query -> query.addParam("customer", customer), GRACE)
                .map(forwarding::read);
    }

    @Override
    public Mono<List<Order>> ofShowtime(Collection<Integer> partitions, ShowtimeQuestion question) {
        return get(
                        Forwarding.SHOWTIME,
                        query -> {
                            query.addParam("showtime", question.showtimeId());
                            query.addParam("partitions", Forwarding.join(partitions));
                            query.addParam("limit", Integer.toString(question.limit()));
                            if (question.status() != null) {
                                query.addParam("status", question.status().name());
                            }
                            if (question.after() != null) {
                                query.addParam(
                                        "at", Long.toString(question.after().at()));
                                query.addParam("id", question.after().id());
                            }
                        },
                        GRACE)
                .map(forwarding::read);
    }

    @Override
    public Mono<SalesSums> sums(Collection<Integer> partitions, String showtimeId) {
        return get(
                        Forwarding.SUMS,
                        query -> {
                            query.addParam("showtime", showtimeId);
                            query.addParam("partitions", Forwarding.join(partitions));
                        },
                        GRACE)
                .map(SalesSums::parse);
    }

    @Override
    public Mono<DoorPage> door(Collection<Integer> partitions, DoorQuestion question) {
        return get(
                        Forwarding.DOOR,
                        query -> {
                            query.addParam("showtime", question.showtimeId());
                            query.addParam("partitions", Forwarding.join(partitions));
                            query.addParam("after", DoorQuestion.join(question.after()));
                        },
                        GRACE)
                .map(forwarding::readDoor);
    }

    private Mono<byte[]> get(String path, Consumer<QueryStringEncoder> parameters, Duration within) {
        QueryStringEncoder query = new QueryStringEncoder(base + path);
        parameters.accept(query);
        return http.get()
                .uri(query.toString())
                .responseSingle((response, body) -> response.status().code() == 200
                        ? body.asByteArray().defaultIfEmpty(new byte[0])
                        : Mono.error(new IllegalStateException(
                                base + " answered " + response.status().code())))
                .timeout(within);
    }
}
