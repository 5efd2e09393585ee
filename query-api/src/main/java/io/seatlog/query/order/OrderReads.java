package io.seatlog.query.order;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.query.http.Cursor;
import io.seatlog.query.http.ProblemException;
import io.seatlog.reason.Reason;
import io.seatlog.wire.Order;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.streams.state.HostInfo;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Asks whichever instances have the orders: the owner first, after a moment its standby too. */
public final class OrderReads {

    /** How long an owner is waited for before a standby, which may be a little behind, is asked too. */
    private static final Duration STANDBY_AFTER = Duration.ofMillis(200);

    /** Owners change: nobody waits longer than this at one. */
    private static final Duration WAIT_AT_ONE_MAX = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(250);

    static final Comparator<Order> NEWEST_FIRST = Comparator.comparing(OrderReads::cursor);

    private final OrderPlaces places;
    private final LocalOrders local;
    private final HttpClient http;
    private final Forwarding forwarding;
    private final Map<HostInfo, OrderPeer> remotes = new ConcurrentHashMap<>();

    OrderReads(OrderPlaces places, LocalOrders local, HttpClient http, Forwarding forwarding) {
        this.places = places;
        this.local = local;
        this.http = http;
        this.forwarding = forwarding;
    }

    static Cursor cursor(Order order) {
        return new Cursor(order.getCreatedAt().toEpochMilli(), order.getOrderId());
    }

    /** An order of a customer; one that is not known yet is waited for a moment. */
    public Mono<Optional<Order>> known(CustomerId customer, OrderId id) {
        return order(customer.value(), id.toString(), new Until(Preferences.UNKNOWN_WAIT, null));
    }

    /** An order of a customer, when the condition is met or its time is over. */
    Mono<Optional<Order>> order(String customer, String orderId, Until until) {
        long deadline = System.nanoTime() + until.patience().toNanos();
        return order(customer, orderId, until, deadline);
    }

    private Mono<Optional<Order>> order(String customer, String orderId, Until until, long deadline) {
        List<OrderPeer> peers = peers(places.ofCustomer(customer));
        return firstAnswer(peers, peer -> peer.order(customer, orderId, Until.NOW))
                .flatMap(found -> {
                    Duration left = Duration.ofNanos(deadline - System.nanoTime());
                    if (until.isMet(found) || left.isNegative() || left.isZero()) {
                        return Mono.just(found);
                    }
                    Duration wait = left.compareTo(WAIT_AT_ONE_MAX) < 0 ? left : WAIT_AT_ONE_MAX;
                    return peers.get(0)
                            .order(customer, orderId, until.withPatience(wait))
                            .filter(until::isMet)
                            .onErrorResume(failure -> Mono.delay(PAUSE).then(Mono.empty()))
                            .switchIfEmpty(Mono.defer(() -> order(customer, orderId, until, deadline)));
                });
    }

    /** All orders of a customer, newest first. */
    Mono<List<Order>> ofCustomer(String customer) {
        return firstAnswer(peers(places.ofCustomer(customer)), peer -> peer.ofCustomer(customer))
                .map(orders -> orders.stream().sorted(NEWEST_FIRST).toList());
    }

    /** The next orders of a showtime, newest first. */
    Mono<List<Order>> ofShowtime(ShowtimeQuestion question) {
        return everywhere((peer, partitions) -> peer.ofShowtime(partitions, question))
                .flatMapIterable(Function.identity())
                .collectList()
                .map(orders -> orders.stream()
                        .sorted(NEWEST_FIRST)
                        .limit(question.limit())
                        .toList());
    }

    /** What a door must know of that has changed. */
    public Mono<DoorPage> door(DoorQuestion question) {
        return everywhere((peer, partitions) -> peer.door(partitions, question))
                .reduce(new DoorPage(List.of(), question.after(), false), DoorPage::plus);
    }

    /** What the orders of a showtime amount to. */
    Mono<SalesSums> sums(String showtimeId) {
        return everywhere((peer, partitions) -> peer.sums(partitions, showtimeId))
                .reduce(SalesSums.NONE, SalesSums::plus);
    }

    /** One question to each instance for all of its partitions. */
    private <T> Flux<T> everywhere(BiFunction<OrderPeer, Collection<Integer>, Mono<T>> asking) {
        Map<List<HostInfo>, TreeSet<Integer>> byHosts = new HashMap<>();
        places.ofAll().forEach((partition, hosts) -> byHosts.computeIfAbsent(hosts, same -> new TreeSet<>())
                .add(partition));
        return Flux.fromIterable(byHosts.entrySet())
                .flatMap(entry -> firstAnswer(peers(entry.getKey()), peer -> asking.apply(peer, entry.getValue())));
    }

    private List<OrderPeer> peers(List<HostInfo> hosts) {
        return hosts.stream()
                .map(host -> places.isHere(host)
                        ? local
                        : remotes.computeIfAbsent(host, other -> new RemoteOrders(http, other, forwarding)))
                .toList();
    }

    static <T> Mono<T> firstAnswer(List<OrderPeer> peers, Function<OrderPeer, Mono<T>> asking) {
        if (peers.isEmpty()) {
            return Mono.error(new ProblemException(Reason.STARTING, "The orders are being found; try again shortly"));
        }
        Mono<T> first = asking.apply(peers.get(0)).cache();
        if (peers.size() == 1) {
            return first.onErrorMap(OrderReads::unavailable);
        }
        Mono<Long> failed = first.then(Mono.<Long>never()).onErrorReturn(0L);
        Mono<T> others = Mono.firstWithSignal(Mono.delay(STANDBY_AFTER), failed)
                .then(Mono.defer(() -> firstAnswer(peers.subList(1, peers.size()), asking)));
        return Mono.firstWithValue(first, others).onErrorMap(OrderReads::unavailable);
    }

    private static Throwable unavailable(Throwable failure) {
        return failure instanceof ProblemException
                ? failure
                : new ProblemException(Reason.STARTING, "The orders cannot be reached; try again shortly");
    }
}
