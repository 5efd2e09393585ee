package io.seatlog.ingest.sell;

import io.seatlog.id.OrderId;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.ingest.gate.SaleView;
import io.seatlog.ingest.gate.ShowtimeGate;
import io.seatlog.ingest.gate.Verdict;
import io.seatlog.reason.Reason;
import io.seatlog.wire.HoldAccepted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The counter of one showtime: its gate, the requests that wait at it, those it let through. What is to be done it hands
 * out, so that nothing is sent or answered under its lock.
 */
final class SaleCounter {

    /**
     * What is to be done.
     *
     * @param sends   requests for the log
     * @param answers answers to give
     */
    record Outcome(List<SentHold> sends, List<Runnable> answers) {

        static final Outcome NOTHING = new Outcome(List.of(), List.of());

        static Outcome empty() {
            return new Outcome(new ArrayList<>(), new ArrayList<>());
        }
    }

    private final GateCounters counters;
    private final HoldDesk.Wire wire;
    private final ShowtimeGate gate;
    private final AtomicLong numberRead = new AtomicLong();
    private final Map<OrderId, SentHold> undecided = new HashMap<>();
    private final Deque<Ticket> waiting = new ArrayDeque<>();
    private volatile boolean hasWaiting;
    private volatile boolean settledSince;

    SaleCounter(SaleView view, GateCounters counters, HoldDesk.Wire wire) {
        this.counters = counters;
        this.wire = wire;
        gate = new ShowtimeGate(view);
        numberRead.set(Math.max(view.revision(), 0));
    }

    void numberRead(long number) {
        if (number > numberRead.get()) {
            numberRead.accumulateAndGet(number, Math::max);
        }
    }

    boolean isWaiting() {
        return hasWaiting;
    }

    /** Whether somebody waits and something was decided since they were last looked at. */
    boolean mayHaveChanged() {
        return hasWaiting && settledSince;
    }

    synchronized Outcome arrive(Ticket ticket, long now, boolean open) {
        ticket.cameAt(numberRead.get());
        Outcome outcome = Outcome.empty();
        boolean busy = gate.isBusy(now);
        if (open || !busy) {
            pass(ticket, now, outcome);
        } else if (!joined(ticket) && !judged(ticket, now, outcome)) {
            counters.waited();
            waiting.add(ticket);
            hasWaiting = true;
        }
        return outcome;
    }

    synchronized Outcome viewed(SaleView view, long now, boolean open) {
        numberRead(view.revision());
        gate.view(view);
        return judgeAgain(now, open);
    }

    synchronized Outcome judgeAgain(long now, boolean open) {
        settledSince = false;
        if (waiting.isEmpty()) {
            return Outcome.NOTHING;
        }
        Outcome outcome = Outcome.empty();
        for (int left = waiting.size(); left > 0; left--) {
            Ticket ticket = waiting.remove();
            if (ticket.isAnswered()) {
                continue;
            }
            if (open) {
                pass(ticket, now, outcome);
            } else if (!joined(ticket) && !judged(ticket, now, outcome)) {
                waiting.add(ticket);
            }
        }
        hasWaiting = !waiting.isEmpty();
        return outcome;
    }

    /** The showtime is gone: who waits is passed on, for the log still knows an answer. */
    synchronized Outcome closed(long now) {
        return judgeAgain(now, true);
    }

    synchronized void accepted(OrderId order, HoldAccepted reply) {
        gate.accepted(reply);
        gate.known(order);
    }

    /** The log spoke of the order: it is there, or was. */
    synchronized void known(OrderId order) {
        gate.known(order);
    }

    synchronized List<Ticket> settle(SentHold sent) {
        if (undecided.remove(sent.request().order(), sent)) {
            gate.settled(sent.request().order());
        }
        settledSince = true;
        return sent.takeTickets();
    }

    private boolean joined(Ticket ticket) {
        SentHold before = undecided.get(ticket.request().order());
        if (before == null || !before.request().equals(ticket.request())) {
            return false;
        }
        counters.joined();
        before.join(ticket);
        return true;
    }

    /** Whether the gate has made up its mind. */
    private boolean judged(Ticket ticket, long now, Outcome outcome) {
        if (undecided.containsKey(ticket.request().order())) {
            // Another request under the same key: if that one is accepted, the log will say that this one differs.
            pass(ticket, now, outcome);
            return true;
        }
        Verdict verdict = gate.judge(ticket.request(), ticket.numberWhenItCame(), now);
        switch (verdict.kind()) {
            case PASS -> pass(ticket, now, outcome);
            case REFUSE -> {
                counters.refused();
                Problem problem = Objects.requireNonNullElseGet(verdict.problem(), () -> Problem.of(Reason.INTERNAL));
                outcome.answers.add(() -> ticket.answer(new HoldAnswer.Refused(problem)));
            }
            case WAIT -> {
                return false;
            }
        }
        return true;
    }

    private void pass(Ticket ticket, long now, Outcome outcome) {
        counters.passed();
        SentHold sent = new SentHold(wire.nextCommandId(), ticket.request(), now, this, ticket);
        if (undecided.putIfAbsent(ticket.request().order(), sent) == null) {
            gate.sent(ticket.request());
        }
        outcome.sends.add(sent);
    }
}
