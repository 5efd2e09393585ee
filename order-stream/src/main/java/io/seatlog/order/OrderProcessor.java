package io.seatlog.order;

import io.micrometer.core.instrument.MeterRegistry;
import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.order.domain.Decision;
import io.seatlog.order.domain.Input;
import io.seatlog.order.domain.Known;
import io.seatlog.order.domain.Order;
import io.seatlog.order.domain.OrderCommand;
import io.seatlog.order.domain.OrderRules;
import io.seatlog.order.domain.Parked;
import io.seatlog.runtime.kafka.DeadLetterCause;
import io.seatlog.runtime.kafka.DeadLetters;
import io.seatlog.runtime.streams.Alarm;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Load, decide, store, forward; everything is decided and encoded before the first write. */
@NullUnmarked
final class OrderProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> implements Walks.Visitor {

    /** Most orders a tick wakes before records have their turn again. */
    private static final int WOKEN_MAX = 500;

    private static final Logger log = LoggerFactory.getLogger(OrderProcessor.class);

    private final OrderRules rules = new OrderRules();
    private final OrderCodec codec;
    private final OrderOutputs outputs;
    private final DeadLetters deadLetters;
    private final MeterRegistry meters;
    private final int refundsPerSecond;
    private StoredOrders orders;
    private Deadlines deadlines;
    private Walks walks;
    private Alarm alarm;

    /** @param refundsPerSecond how many orders a second a showtime's cancellation may give back */
    OrderProcessor(OrderCodec codec, OrderOutputs outputs, MeterRegistry meters, int refundsPerSecond) {
        this.codec = codec;
        this.outputs = outputs;
        this.deadLetters = new DeadLetters(meters);
        this.meters = meters;
        this.refundsPerSecond = refundsPerSecond;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        orders = new StoredOrders(context.getStateStore(OrderTopology.ORDERS));
        deadlines = new Deadlines(context.getStateStore(OrderTopology.DEADLINES));
        Walks.Stores stores = new Walks.Stores(context.getStateStore(OrderTopology.WALKS), orders);
        walks = new Walks(stores, this, refundsPerSecond, context.currentSystemTimeMs());
        alarm = new Alarm(context, this::wake);
        alarm.at(nextMillis());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata place = context().recordMetadata().orElseThrow();
        @Nullable Incoming incoming;
        try {
            incoming = codec.read(record, place);
        } catch (PoisonException e) {
            bury(record, place, e.reason(), e.detail());
            return;
        } catch (RuntimeException e) {
            log.error("A record cannot be read for a reason that nobody thought of", e);
            bury(record, place, DeadLetterCause.BUG, e.toString());
            return;
        }
        if (incoming instanceof Incoming.ToOrder toOrder) {
            hear(record, place, toOrder);
        } else if (incoming instanceof Incoming.ToAll toAll) {
            walks.begin(toAll.showtime(), toAll.walk(), context().currentSystemTimeMs());
        }
        alarm.at(nextMillis());
    }

    private void hear(Record<byte[], byte[]> record, RecordMetadata place, Incoming.ToOrder incoming) {
        Change change;
        try {
            change = decide(incoming.orderId(), incoming.input());
        } catch (RuntimeException e) {
            log.error("Deciding on order {} failed", incoming.orderId(), e);
            bury(record, place, DeadLetterCause.BUG, e.toString());
            answerInternal(incoming);
            return;
        }
        apply(change, record.timestamp());
    }

    private long nextMillis() {
        return Math.min(deadlines.earliestMillis(), walks.dueMillis());
    }

    @Override
    public void callOff(OrderId order, Walk walk, long now) {
        Change change;
        try {
            change = decide(order, new Input.ShowtimeCancelled(Instant.ofEpochMilli(now)));
        } catch (RuntimeException e) {
            log.error("BUG: order {} cannot be called off with its showtime", order, e);
            meters.counter("seatlog.order.cancellation.bugs").increment();
            return;
        }
        apply(change, now);
    }

    @Override
    public void answer(ShowtimeId showtime, Walk.Question question, Walk sum, long now) {
        Outgoing reply = outputs.estimated(showtime, question, sum);
        if (reply != null) {
            send(reply, now);
        }
    }

    /** What an input does to one order, ready to be written. */
    private record Change(
            OrderId id,
            @Nullable StoredOrder before,
            @Nullable StoredOrder after,
            List<Outgoing> outgoing) {

        Instant wokenBefore() {
            return before == null ? null : before.order().wakeAt();
        }

        Instant wokenAfter() {
            return after == null ? null : after.order().wakeAt();
        }
    }

    private Change decide(OrderId id, Input input) {
        StoredOrder before = input instanceof Input.SeatsHeld held ? orders.getSold(id, held.at()) : orders.get(id);
        Order known = before == null ? null : before.order();
        Decision decision = rules.decide(id, known, input);
        long revision = before == null ? 0 : before.revision();
        boolean seen = decision.order() instanceof Known after
                && OrderView.differs(known instanceof Known k ? k : null, after);
        StoredOrder after =
                decision.order() == null ? null : new StoredOrder(seen ? revision + 1 : revision, decision.order());
        List<Outgoing> outgoing = outputs.of(id, decision, seen ? after : null, input.at());
        return new Change(id, before, decision.changed() ? after : before, outgoing);
    }

    private void apply(Change change, long timestamp) {
        if (change.after() != change.before()) {
            orders.put(change.id(), change.after());
            deadlines.move(change.id(), change.wokenBefore(), change.wokenAfter());
            tellParked(change);
        }
        change.outgoing().forEach(out -> send(out, timestamp));
    }

    private void send(Outgoing out, long timestamp) {
        context().forward(new Record<>(out.key(), out.value(), timestamp, out.headers()), out.sink());
    }

    /** Wakes whom time changes; what is left over waits for the next alarm, which rings at once. */
    private long wake(long now) {
        for (int woken = 0; woken < WOKEN_MAX; woken++) {
            Deadlines.Deadline due = deadlines.earliest();
            if (due == null || due.atMillis() > now) {
                break;
            }
            try {
                Change change = decide(OrderId.parse(due.orderId()), new Input.Tick(Instant.ofEpochMilli(now)));
                apply(change, now);
                deadlines.remove(due);
            } catch (IllegalStateException | IllegalArgumentException e) {
                log.error("BUG: order {} cannot be woken, it is not woken again", due.orderId(), e);
                meters.counter("seatlog.order.wake.bugs").increment();
                deadlines.remove(due);
            }
        }
        walks.step(now);
        return nextMillis();
    }

    private void bury(Record<byte[], byte[]> record, RecordMetadata place, DeadLetterCause cause, String detail) {
        String sink = OrderTopology.sinkOf(OrderTopology.source(place.topic()).deadLetters());
        context().forward(deadLetters.of(record, place, cause, detail), sink);
    }

    private void answerInternal(Incoming.ToOrder incoming) {
        if (incoming.input() instanceof OrderCommand command) {
            Outgoing reply = outputs.internal(incoming.orderId(), command);
            if (reply != null) {
                send(reply, command.at().toEpochMilli());
            }
        }
    }

    private void tellParked(Change change) {
        Parked parked = parked(change.after());
        if (parked != null && parked.open() && !parked.equals(parked(change.before()))) {
            log.warn("Order {} is parked: {}", change.id(), parked.reason());
            meters.counter("seatlog.orders.parked", "reason", parked.reason().name())
                    .increment();
        }
    }

    private static Parked parked(StoredOrder order) {
        return order != null && order.order() instanceof Known known
                ? known.payment().parked()
                : null;
    }
}
