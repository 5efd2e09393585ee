package io.seatlog.query.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatlog.query.http.ProblemException;
import io.seatlog.reason.Reason;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderStatus;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class OrderReadsTest {

    @Test
    void theOwnersAnswerIsTakenAndNobodyElseIsAsked() {
        Peer owner = new Peer(() -> Mono.just(answer(1)));
        Peer standby = new Peer(() -> Mono.just(answer(2)));

        assertThat(ask(owner, standby).orders()).isEqualTo(answer(1).orders());
        assertThat(standby.asked).isZero();
    }

    @Test
    void aSilentOwnerIsNotWaitedForAlone() {
        Peer owner = new Peer(Mono::never);
        Peer standby = new Peer(() -> Mono.just(answer(2)));

        assertThat(ask(owner, standby)).isEqualTo(answer(2));
    }

    @Test
    void anOwnerThatFailsIsFollowedByTheStandbyAtOnce() {
        Peer owner = new Peer(() -> Mono.error(new IllegalStateException("gone")));
        Peer standby = new Peer(() -> Mono.just(answer(2)));
        long started = System.nanoTime();

        assertThat(ask(owner, standby)).isEqualTo(answer(2));
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMillis(190));
    }

    @Test
    void aSlowOwnerMayStillAnswerFirst() {
        Peer owner = new Peer(() -> Mono.delay(Duration.ofMillis(300)).thenReturn(answer(1)));
        Peer standby = new Peer(() -> Mono.error(new IllegalStateException("gone")));

        assertThat(ask(owner, standby)).isEqualTo(answer(1));
    }

    @Test
    void whereNobodyAnswersTheCallerIsToldToComeBack() {
        Peer gone = new Peer(() -> Mono.error(new IllegalStateException("gone")));

        for (List<OrderPeer> peers : List.<List<OrderPeer>>of(List.of(), List.of(gone), List.of(gone, gone))) {
            assertThatThrownBy(() -> OrderReads.firstAnswer(peers, peer -> peer.sums(List.of(), "hall"))
                            .block(Duration.ofSeconds(5)))
                    .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.reason())
                            .isEqualTo(Reason.STARTING));
        }
    }

    private static SalesSums ask(OrderPeer... peers) {
        return OrderReads.firstAnswer(List.of(peers), peer -> peer.sums(List.of(), "hall"))
                .block(Duration.ofSeconds(5));
    }

    private static SalesSums answer(int orders) {
        return new SalesSums(Map.of(OrderStatus.HELD, orders), Map.of());
    }

    private static final class Peer implements OrderPeer {
        private final Supplier<Mono<SalesSums>> answering;
        private int asked;

        Peer(Supplier<Mono<SalesSums>> answering) {
            this.answering = answering;
        }

        @Override
        public Mono<SalesSums> sums(Collection<Integer> partitions, String showtimeId) {
            return Mono.defer(() -> {
                asked++;
                return answering.get();
            });
        }

        @Override
        public Mono<Optional<Order>> order(String customer, String orderId, Until until) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<List<Order>> ofCustomer(String customer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<DoorPage> door(Collection<Integer> partitions, DoorQuestion question) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<List<Order>> ofShowtime(Collection<Integer> partitions, ShowtimeQuestion question) {
            throw new UnsupportedOperationException();
        }
    }
}
