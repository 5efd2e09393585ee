package io.seatlog.order.domain;

import io.seatlog.id.SeatId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The seat log as far as one order sees it: one hold, decided command by command. */
final class SeatLogModel {

    enum Kind {
        EXPIRE,
        RELEASE,
        BOOK,
        RETURN,
        CALL_OFF
    }

    record Command(Kind kind, String id, List<SeatId> seats) {

        Command(Kind kind, String id) {
            this(kind, id, List.of());
        }
    }

    enum Hold {
        HELD,
        EXPIRED,
        CANCELLED,
        BOOKED,
        RETURNED
    }

    final Deque<Input> facts = new ArrayDeque<>();
    final Deque<Input> answers = new ArrayDeque<>();
    final Sale sale;
    final Set<SeatId> returned = new HashSet<>();
    Hold hold = Hold.HELD;
    boolean seatsTaken;
    boolean calledOff;

    @Nullable
    String bookedBy;
    /** How our BookHold was answered the first time. */
    Input.@Nullable BookAnswered first;

    private long number = 1;

    SeatLogModel(Sale sale) {
        this.sale = sale;
        facts.add(new Input.SeatsHeld(number, sale.createdAt(), sale));
    }

    void decide(Command command, Instant now) {
        switch (command.kind()) {
            case EXPIRE -> {
                if (hold == Hold.HELD && !now.isBefore(sale.expiresAt())) {
                    hold = Hold.EXPIRED;
                    facts.add(new Input.SeatsReleased(++number, now, ReleaseCause.EXPIRED));
                }
            }
            case RELEASE -> {
                if (hold == Hold.HELD || hold == Hold.EXPIRED) {
                    hold = Hold.CANCELLED;
                    facts.add(new Input.SeatsReleased(++number, now, ReleaseCause.CANCELLED));
                }
            }
            case BOOK -> book(command, now);
            case RETURN -> giveBack(command, now);
            case CALL_OFF -> {
                number++;
                if (!calledOff) {
                    calledOff = true;
                    facts.add(new Input.ShowtimeCancelled(now));
                }
            }
        }
    }

    private void giveBack(Command command, Instant now) {
        List<SeatId> all = sale.seats().stream().map(SoldSeat::id).toList();
        if (hold == Hold.BOOKED && returned.addAll(command.seats().isEmpty() ? all : command.seats())) {
            facts.add(new Input.SeatsReleased(++number, now, ReleaseCause.REFUNDED));
            hold = returned.containsAll(all) ? Hold.RETURNED : hold;
        }
        int refund = command.id().indexOf("/return/");
        if (refund > 0) {
            answers.add(new Input.SeatsReturned(now, command.id().substring(refund + "/return/".length())));
        }
    }

    private void book(Command command, Instant now) {
        BookRefusal refusal = null;
        if (hold == Hold.CANCELLED) {
            refusal = BookRefusal.CANCELLED;
        } else if (hold == Hold.HELD || hold == Hold.EXPIRED) {
            if (calledOff) {
                refusal = BookRefusal.CANCELLED;
            } else if (hold == Hold.EXPIRED && seatsTaken) {
                refusal = BookRefusal.GONE;
            } else {
                hold = Hold.BOOKED;
                bookedBy = command.id();
                facts.add(new Input.SeatsBooked(++number, now, command.id()));
            }
        }
        if (sale.isOwn(command.id())) {
            var answer = new Input.BookAnswered(now, command.id(), refusal);
            answers.add(answer);
            first = first == null ? answer : first;
        }
    }

    boolean isBookedByUs() {
        return bookedBy != null && sale.isOwn(bookedBy);
    }

    boolean isBookedByOthers() {
        return bookedBy != null && !sale.isOwn(bookedBy);
    }
}
