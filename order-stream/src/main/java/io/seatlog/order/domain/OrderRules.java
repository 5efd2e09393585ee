package io.seatlog.order.domain;

import io.seatlog.id.OrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what an input does to an order. Pure: the same order and input always give the same decision. */
public final class OrderRules {

    private final List<Row> rows;

    public OrderRules() {
        this(OrderTable.ROWS);
    }

    OrderRules(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** What the input does to the order; none: it is not known. */
    public Decision decide(OrderId orderId, @Nullable Order before, Input input) {
        if (before instanceof Known known) {
            Step step = settle(step(known, input), input.at());
            return Decision.between(before, step.order(), step.replies());
        }
        Awaited awaited = before instanceof Awaited waiting ? waiting : new Awaited(orderId, List.of());
        if (input instanceof Input.SeatsHeld held) {
            return begin(before, held, awaited.waiting());
        }
        if (input instanceof OrderCommand command) {
            return await(before, awaited, command);
        }
        if (input instanceof Input.Tick tick) {
            return giveUp(before, awaited, tick);
        }
        return Decision.awaiting(before, awaited.waiting().isEmpty() ? null : awaited, List.of());
    }

    private Decision begin(@Nullable Order before, Input.SeatsHeld fact, List<OrderCommand> waiting) {
        Known order = new Held(fact.sale(), SeatProgress.held(fact.number()), Payment.NONE, List.of());
        List<Reply> replies = new ArrayList<>();
        for (OrderCommand command : waiting) {
            Step step = settle(step(order, command), fact.at());
            order = step.order();
            replies.addAll(step.replies());
        }
        return Decision.between(before, order, replies);
    }

    private static Decision await(@Nullable Order before, Awaited awaited, OrderCommand command) {
        if (awaited.waiting().stream().anyMatch(other -> other.commandId().equals(command.commandId()))) {
            return Decision.awaiting(before, awaited, List.of());
        }
        if (awaited.isFull()) {
            return Decision.awaiting(before, awaited, List.of(refusal(command, Refusal.PAYMENT_BUSY)));
        }
        return Decision.awaiting(before, awaited.and(command), List.of());
    }

    private static Decision giveUp(@Nullable Order before, Awaited awaited, Input.Tick tick) {
        List<OrderCommand> impatient = awaited.impatient(tick.at());
        Awaited rest = awaited.without(impatient);
        return Decision.awaiting(
                before,
                rest.waiting().isEmpty() ? null : rest,
                impatient.stream()
                        .map(command -> refusal(command, command.unknownOrder()))
                        .toList());
    }

    private Step step(Known order, Input input) {
        Known heard = order;
        if (input instanceof Input.SeatFact fact) {
            if (fact.number() <= order.seats().number()) {
                return Step.to(order);
            }
            heard = order.with(order.seats().at(fact.number()));
        }
        if (input instanceof Input.PaymentInput end) {
            String requestId = end.requestId();
            if (requestId != null && order.sale().isOwn(requestId)) {
                if (!order.payment().requests().isUnderWay(requestId)) {
                    return Step.to(order);
                }
                Payment payment = order.payment();
                heard = order.with(payment.with(payment.requests().withoutFirst()));
            }
        }
        for (Row row : rows) {
            if (row.applies(heard, input)) {
                return row.take(heard, input);
            }
        }
        return Step.to(heard);
    }

    /** What holds after every row: a paid order of a showtime called off goes back; PayOrders are answered if they can be. */
    private static Step settle(Step step, Instant at) {
        Known order = step.order();
        if (order instanceof Paid paid && paid.seats().calledOff()) {
            order = paid.calledOff(at);
        }
        Answer answer = order.waiting().isEmpty() ? null : order.answer();
        if (answer == null) {
            return new Step(order, step.replies());
        }
        List<Reply> replies = new ArrayList<>(step.replies());
        for (PayOrder command : order.waiting()) {
            replies.add(new Reply(command, answer));
        }
        return new Step(order.with(order.seats(), order.payment(), List.of()), replies);
    }

    private static Reply refusal(OrderCommand command, Refusal reason) {
        return new Reply(command, new Answer.Refused(reason));
    }
}
