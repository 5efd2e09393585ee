package io.seatlog.order.domain;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
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

    record Command(Kind kind, String id) {}

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
            case RETURN -> {
                if (hold == Hold.BOOKED) {
                    hold = Hold.RETURNED;
                    facts.add(new Input.SeatsReleased(++number, now, ReleaseCause.REFUNDED));
                }
            }
            case CALL_OFF -> {
                calledOff = true;
                number++;
            }
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
