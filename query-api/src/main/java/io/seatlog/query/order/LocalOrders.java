package io.seatlog.query.order;

import io.seatlog.serde.RecordCodec;
import io.seatlog.serde.UnreadableRecordException;
import io.seatlog.topic.Placement;
import io.seatlog.topic.Topics;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderStatus;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The orders that this instance keeps. */
public final class LocalOrders implements OrderPeer {

    /** A standby is not told of changes, so whoever waits looks again after this. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** Orders whose money is taken. */
    private static final Set<OrderStatus> SOLD = EnumSet.of(OrderStatus.PAID, OrderStatus.PARTLY_REFUNDED);

    private final OrderStores stores;
    private final OrderWaits waits;
    private final RecordCodec codec;
    private final Scheduler reading;
    private final int partitions;

    public LocalOrders(OrderStores stores, OrderWaits waits, RecordCodec codec, Scheduler reading, int partitions) {
        this.stores = stores;
        this.waits = waits;
        this.codec = codec;
        this.reading = reading;
        this.partitions = partitions;
    }

    @Override
    public Mono<Optional<Order>> order(String customer, String orderId, Until until) {
        String key = OrderStores.key(customer, orderId);
        long deadline = System.nanoTime() + until.patience().toNanos();
        return order(key, until, deadline);
    }

    private Mono<Optional<Order>> look(String key, Until until, long deadline, OrderWaits.Wait wait) {
        return read(() -> decode(stores.order(Placement.partitionByFirstPart(key, partitions), key)))
                .flatMap(found -> {
                    Duration left = Duration.ofNanos(deadline - System.nanoTime());
                    if (until.isMet(found) || left.isNegative() || left.isZero()) {
                        return Mono.just(found);
                    }
                    Duration next = left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN;
                    return wait.next(next).then(Mono.defer(() -> order(key, until, deadline)));
                });
    }

    private Mono<Optional<Order>> order(String key, Until until, long deadline) {
        return Mono.using(() -> waits.open(key), wait -> look(key, until, deadline, wait), OrderWaits.Wait::close);
    }

    @Override
    public Mono<List<Order>> ofCustomer(String customer) {
        return read(() -> decode(stores.ofCustomer(Placement.partition(customer, partitions), customer)));
    }

    @Override
    public Mono<List<Order>> ofShowtime(Collection<Integer> asked, ShowtimeQuestion question) {
        return read(() -> decode(stores.ofShowtime(asked, question)));
    }

    @Override
    public Mono<SalesSums> sums(Collection<Integer> asked, String showtimeId) {
        return read(() -> stores.sums(asked, showtimeId, SOLD));
    }

    @Override
    public Mono<DoorPage> door(Collection<Integer> asked, DoorQuestion question) {
        return read(() ->
                asked.stream().map(partition -> door(partition, question)).reduce(DoorPage.NOTHING, DoorPage::plus));
    }

    private DoorPage door(int partition, DoorQuestion question) {
        return stores.door(partition, question)
                .page(partition, DoorQuestion.ORDERS_MAX, key -> decode(stores.order(partition, key)));
    }

    private <T> Mono<T> read(Callable<T> reading) {
        return Mono.fromCallable(reading).subscribeOn(this.reading);
    }

    private List<Order> decode(List<byte[]> orders) {
        return orders.stream().map(this::decode).flatMap(Optional::stream).toList();
    }

    /** A store restored from the topic also holds what could not be read there: as if it were not. */
    private Optional<Order> decode(byte @Nullable [] order) {
        try {
            return order == null ? Optional.empty() : Optional.of((Order) codec.decode(Topics.ORDERS, order));
        } catch (UnreadableRecordException e) {
            return Optional.empty();
        }
    }
}
