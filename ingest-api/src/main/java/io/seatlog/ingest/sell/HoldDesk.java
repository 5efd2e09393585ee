package io.seatlog.ingest.sell;

import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.ingest.gate.HoldRequest;
import io.seatlog.ingest.gate.SaleView;
import io.seatlog.ingest.log.SaleViews;
import io.seatlog.reason.Reason;
import io.seatlog.wire.BestChoice;
import io.seatlog.wire.CommandRefused;
import io.seatlog.wire.HoldAccepted;
import io.seatlog.wire.HoldSeats;
import io.seatlog.wire.RefusalReason;
import io.seatlog.wire.SeatChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.avro.specific.SpecificRecord;

/**
 * Where requests for seats wait: for the gate, for the log, for the view. Each is answered once: by a committed reply, by
 * the view, or after three seconds by "undecided".
 */
public final class HoldDesk implements HoldCall.Desk, SaleViews.Listener {

    /** How commands reach the log and replies come back. */
    public interface Wire {
        /** Sends a command; the taker gets its reply, the other hears if it was not written. */
        void send(HoldSeats command, Consumer<SpecificRecord> reply, Runnable notWritten);

        /** An id for the next command. */
        String nextCommandId();

        /** Where replies go. */
        java.nio.ByteBuffer replyTo();

        /** Waits for a reply no longer. */
        void forget(String commandId);
    }

    static final long ANSWER_WITHIN_MS = 3_000;
    static final long UNDECIDED_MS = 10_000;

    private final Wire wire;
    private final LongSupplier millis;
    private final BooleanSupplier viewIsFresh;
    private final GateCounters counters;
    private final UnknownShowtimes unknown;
    private final Map<String, SaleCounter> sales = new ConcurrentHashMap<>();
    private final Queue<Ticket> deadlines = new ConcurrentLinkedQueue<>();
    private final Queue<SentHold> unheard = new ConcurrentLinkedQueue<>();

    public HoldDesk(Wire wire, LongSupplier millis, BooleanSupplier viewIsFresh, GateCounters counters) {
        this.wire = wire;
        this.millis = millis;
        this.viewIsFresh = viewIsFresh;
        this.counters = counters;
        this.unknown = new UnknownShowtimes(millis);
    }

    @Override
    public void hold(HoldRequest request, Consumer<HoldAnswer> answer) {
        long now = millis.getAsLong();
        Ticket ticket = new Ticket(request, now + ANSWER_WITHIN_MS, answer);
        SaleCounter sale = sales.get(request.order().showtime().value());
        if (sale != null) {
            deadlines.add(ticket);
            act(sale.arrive(ticket, now, isOpen()));
        } else if (isOpen() || unknown.mayPass()) {
            deadlines.add(ticket);
            counters.passed();
            send(new SentHold(wire.nextCommandId(), request, now, null, ticket));
        } else {
            counters.refused();
            answer.accept(new HoldAnswer.Refused(Problem.of(Reason.OVERLOADED)));
        }
    }

    /** Whether a command about an order may go to the log: of showtimes that the view does not know, only some a second. */
    boolean mayAsk(ShowtimeId showtime) {
        return sales.containsKey(showtime.value()) || isOpen() || unknown.mayPass();
    }

    /** The log spoke of this order: it is there, or was. */
    void known(OrderId order) {
        SaleCounter sale = sales.get(order.showtime().value());
        if (sale != null) {
            sale.known(order);
        }
    }

    /** The view cannot be trusted to be recent, so the gate stands open. */
    private boolean isOpen() {
        return !viewIsFresh.getAsBoolean();
    }

    @Override
    public void changed(String showtimeId, SaleView view) {
        SaleCounter sale = sales.computeIfAbsent(showtimeId, id -> new SaleCounter(view, counters, wire));
        act(sale.viewed(view, millis.getAsLong(), isOpen()));
    }

    @Override
    public void removed(String showtimeId) {
        SaleCounter sale = sales.remove(showtimeId);
        if (sale != null) {
            act(sale.closed(millis.getAsLong()));
        }
    }

    /** A reply about the showtime, to whomever, had this number. */
    public void numberRead(String showtimeId, long number) {
        SaleCounter sale = sales.get(showtimeId);
        if (sale != null) {
            sale.numberRead(number);
        }
    }

    /** All replies of one poll were handed out: who waits for decisions is looked at again. */
    public void repliesPolled() {
        long now = millis.getAsLong();
        for (SaleCounter sale : sales.values()) {
            if (sale.mayHaveChanged()) {
                act(sale.judgeAgain(now, isOpen()));
            }
        }
    }

    /** Answers who has waited for long enough, and forgets what will not be heard of; called every few milliseconds. */
    public void sweep() {
        long now = millis.getAsLong();
        answerWhoWaitedLong(now);
        forgetWhatIsNotHeardOf(now);
        boolean open = isOpen();
        sales.values().forEach(sale -> {
            if (open || sale.isWaiting()) {
                act(sale.judgeAgain(now, open));
            }
        });
    }

    /** Those who have their answer go as soon as nobody before them waits, or a busy sale would keep seconds of them. */
    private void answerWhoWaitedLong(long now) {
        for (Ticket ticket = deadlines.peek();
                ticket != null && (ticket.isAnswered() || ticket.deadline() <= now);
                ticket = deadlines.peek()) {
            deadlines.poll();
            ticket.answer(new HoldAnswer.Undecided(ticket.request().order()));
        }
    }

    private void forgetWhatIsNotHeardOf(long now) {
        for (SentHold sent = unheard.peek();
                sent != null && (sent.isSettled() || sent.sentAt() + UNDECIDED_MS <= now);
                sent = unheard.peek()) {
            unheard.poll();
            if (!sent.isSettled()) {
                wire.forget(sent.commandId());
                settle(sent);
            }
        }
    }

    private void act(SaleCounter.Outcome outcome) {
        outcome.sends().forEach(this::send);
        outcome.answers().forEach(Runnable::run);
    }

    private void send(SentHold sent) {
        unheard.add(sent);
        wire.send(
                command(sent),
                reply -> replied(sent, reply),
                () -> finish(sent, List.of(), Problem.of(Reason.OVERLOADED)));
    }

    private HoldSeats command(SentHold sent) {
        HoldRequest request = sent.request();
        List<SeatChoice> seats = new ArrayList<>(request.seats().size());
        request.seats().forEach(id -> seats.add(new SeatChoice(id)));
        HoldRequest.Best best = request.best();
        return new HoldSeats(
                request.order().showtime().value(),
                sent.commandId(),
                wire.replyTo(),
                request.order().toString(),
                request.customer().value(),
                seats,
                best == null
                        ? null
                        : new BestChoice(best.quantity(), best.sections(), best.categories(), best.adjacent()));
    }

    private void replied(SentHold sent, SpecificRecord reply) {
        if (reply instanceof HoldAccepted accepted) {
            SaleCounter sale = sent.sale();
            if (sale != null) {
                sale.accepted(sent.request().order(), accepted);
            }
            List<Ticket> tickets = settle(sent);
            for (int i = 0; i < tickets.size(); i++) {
                tickets.get(i).answer(new HoldAnswer.Held(accepted, accepted.getReplayed() || i > 0));
            }
        } else if (reply instanceof CommandRefused refused) {
            if (speaksOfTheOrder(refused)) {
                known(sent.request().order());
            }
            finish(sent, settle(sent), Refusals.problem(refused));
        } else {
            finish(sent, settle(sent), Problem.of(Reason.INTERNAL));
        }
    }

    private static boolean speaksOfTheOrder(CommandRefused refused) {
        return refused.getReason() == RefusalReason.ORDER_ENDED
                || refused.getReason() == RefusalReason.ORDER_EXISTS_DIFFERENT;
    }

    private void finish(SentHold sent, List<Ticket> settled, Problem problem) {
        List<Ticket> tickets = settled.isEmpty() ? settle(sent) : settled;
        tickets.forEach(ticket -> ticket.answer(new HoldAnswer.Refused(problem)));
    }

    /** Who waits for it; from now on it counts no longer. */
    private List<Ticket> settle(SentHold sent) {
        SaleCounter sale = sent.sale();
        return sale == null ? sent.takeTickets() : sale.settle(sent);
    }
}
