package io.seatlog.ingest.sell;

import io.seatlog.id.OrderId;
import io.seatlog.ingest.edge.Customer;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.ingest.edge.ProblemException;
import io.seatlog.ingest.log.SeatLog;
import io.seatlog.reason.Reason;
import io.seatlog.wire.CommandRefused;
import io.seatlog.wire.RefusalReason;
import io.seatlog.wire.ReleaseHold;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import reactor.core.publisher.Mono;

/**
 * Asks the seat log to let an order go. One that is not known yet may become known within two seconds; each question about
 * it is a command that the log keeps for ever, so there are few, at growing distances.
 */
final class ReleaseCall {

    static final List<Duration> ASK_AGAIN =
            List.of(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofMillis(1250));

    private final SeatLog seats;
    private final HoldDesk desk;
    private final Duration within;
    private final List<Duration> askAgain;

    /**
     * A call.
     *
     * @param within   longest wait for each answer
     * @param askAgain pauses before further questions about an order that is not known
     */
    ReleaseCall(SeatLog seats, HoldDesk desk, Duration within, List<Duration> askAgain) {
        this.seats = seats;
        this.desk = desk;
        this.within = within;
        this.askAgain = List.copyOf(askAgain);
    }

    /** What the log says in the end. */
    Mono<SpecificRecord> release(OrderId order, Customer owner) {
        return ask(order, owner.isOrganizer() ? null : owner.id().value(), 0);
    }

    private Mono<SpecificRecord> ask(OrderId order, @org.jspecify.annotations.Nullable String customer, int asked) {
        String showtime = order.showtime().value();
        if (!desk.mayAsk(order.showtime())) {
            return Mono.error(new ProblemException(Problem.of(Reason.OVERLOADED)));
        }
        return Mono.fromFuture(() -> seats.ask(
                        showtime,
                        (id, replyTo) -> new ReleaseHold(showtime, id, replyTo, order.toString(), customer, false),
                        within))
                .flatMap(reply -> {
                    if (!isUnknown(reply)) {
                        desk.known(order);
                        return Mono.just(reply);
                    }
                    return asked == askAgain.size()
                            ? Mono.just(reply)
                            : Mono.delay(askAgain.get(asked)).flatMap(later -> ask(order, customer, asked + 1));
                });
    }

    private static boolean isUnknown(SpecificRecord reply) {
        return reply instanceof CommandRefused refused && refused.getReason() == RefusalReason.HOLD_UNKNOWN;
    }
}
