package io.seatlog.audit;

import io.seatlog.audit.SeatStory.End;
import io.seatlog.wire.SeatRef;
import io.seatlog.wire.SeatsBlocked;
import io.seatlog.wire.SeatsBooked;
import io.seatlog.wire.SeatsHeld;
import io.seatlog.wire.SeatsReleased;
import io.seatlog.wire.SeatsUnblocked;
import io.seatlog.wire.ShowtimeOpened;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The seats of one showtime, folded from its facts. Whatever a fact says that cannot have happened is a fault: a number
 * that is missing, a seat with two owners, a hold that ended before its time or twice.
 */
final class SeatBook {

    private static final String NOBODY = "";
    private static final String ORGANISER = "(blocked)";

    /** Whose a seat is, and whether for good. */
    private record Owner(String order, boolean booked) {

        static final Owner NONE = new Owner(NOBODY, false);

        @Override
        public String toString() {
            return order.isEmpty() ? "free" : (booked ? "booked by " : "held by ") + order;
        }
    }

    private final String showtime;
    private final Consumer<String> faults;
    private final Map<String, Owner> seats = new HashMap<>();
    private final Map<String, String> places = new HashMap<>();
    private final Map<String, SeatStory> orders = new LinkedHashMap<>();
    private long number;

    private SeatBook(String showtime, Consumer<String> faults) {
        this.showtime = showtime;
        this.faults = faults;
    }

    /** Folds the facts of a showtime; what cannot be is told. */
    static SeatBook of(String showtime, List<SpecificRecord> facts, Consumer<String> faults) {
        SeatBook book = new SeatBook(showtime, faults);
        facts.forEach(book::take);
        return book;
    }

    /** What the facts tell of each order. */
    Map<String, SeatStory> orders() {
        return orders;
    }

    private void take(SpecificRecord fact) {
        number(fact);
        if (fact instanceof ShowtimeOpened opened) {
            opened.getSeats().forEach(seat -> move(seat, Owner.NONE, new Owner(ORGANISER, true)));
        } else if (fact instanceof SeatsBlocked blocked) {
            blocked.getSeats().forEach(seat -> move(seat, Owner.NONE, new Owner(ORGANISER, true)));
        } else if (fact instanceof SeatsUnblocked free) {
            free.getSeats().forEach(seat -> move(seat, new Owner(ORGANISER, true), Owner.NONE));
        } else if (fact instanceof SeatsHeld held) {
            hold(held);
        } else if (fact instanceof SeatsBooked booked) {
            book(booked);
        } else if (fact instanceof SeatsReleased released) {
            release(released);
        }
    }

    /** Every fact carries its number under the same name. */
    private void number(SpecificRecord fact) {
        int field = fact.getSchema().getField("number").pos();
        long found = (Long) fact.get(field);
        if (found != number + 1) {
            fault("fact " + found + " follows fact " + number);
        }
        number = found;
    }

    private void hold(SeatsHeld held) {
        String order = held.getOrderId();
        if (orders.putIfAbsent(order, new SeatStory(held)) != null) {
            fault(order + " holds seats a second time");
            return;
        }
        if (!order.startsWith(showtime + ".")) {
            fault(order + " is an order of another showtime");
        }
        held.getSeats()
                .forEach(seat -> move(
                        new SeatRef(seat.getSection(), seat.getIndex(), seat.getId()),
                        Owner.NONE,
                        new Owner(order, false)));
        long prices = new SeatStory(held).total();
        if (prices != held.getTotal()) {
            fault(order + " costs " + held.getTotal() + ", its seats " + prices);
        }
    }

    private void book(SeatsBooked booked) {
        SeatStory story = story(booked.getOrderId(), booked.getCustomer());
        if (story == null) {
            return;
        }
        Owner before =
                switch (story.end()) {
                    case HELD -> new Owner(booked.getOrderId(), false);
                    case EXPIRED -> Owner.NONE;
                    case CANCELLED, BOOKED -> {
                        fault(booked.getOrderId() + " is booked though it is " + story.end());
                        yield Owner.NONE;
                    }
                };
        same(
                booked.getOrderId(),
                story.hold().getSeats().size(),
                booked.getSeats().size(),
                "booked");
        booked.getSeats().forEach(seat -> move(seat, before, new Owner(booked.getOrderId(), true)));
        story.ends(End.BOOKED);
    }

    private void release(SeatsReleased released) {
        String order = released.getOrderId();
        SeatStory story = story(order, released.getCustomer());
        if (story == null) {
            return;
        }
        switch (released.getCause()) {
            case EXPIRED -> {
                if (story.end() != End.HELD) {
                    fault(order + " expires though it is " + story.end());
                }
                if (released.getAt().isBefore(story.hold().getDeadline())) {
                    fault(order + " expires before its deadline");
                }
                free(story, released);
                story.ends(End.EXPIRED);
            }
            case CANCELLED -> {
                if (story.end() == End.HELD) {
                    free(story, released);
                } else if (story.end() != End.EXPIRED || !released.getSeats().isEmpty()) {
                    fault(order + " is cancelled though it is " + story.end());
                }
                story.ends(End.CANCELLED);
            }
            case REFUNDED -> {
                if (story.end() != End.BOOKED) {
                    fault(order + " returns seats though it is " + story.end());
                }
                released.getSeats().forEach(seat -> move(seat, new Owner(order, true), Owner.NONE));
                story.returns(released.getSeats().stream().map(SeatRef::getId).toList());
            }
            case UNKNOWN -> fault(order + " releases seats for no known cause");
        }
    }

    private void free(SeatStory story, SeatsReleased released) {
        String order = released.getOrderId();
        same(order, story.hold().getSeats().size(), released.getSeats().size(), "released");
        released.getSeats().forEach(seat -> move(seat, new Owner(order, false), Owner.NONE));
    }

    private void same(String order, int held, int now, String what) {
        if (held != now) {
            fault(order + " held " + held + " seats, " + now + " are " + what);
        }
    }

    private @Nullable SeatStory story(String order, String customer) {
        SeatStory story = orders.get(order);
        if (story == null) {
            fault(order + " never held a seat");
        } else if (!story.hold().getCustomer().equals(customer)) {
            fault(order + " belongs to " + story.hold().getCustomer() + ", a fact says " + customer);
        }
        return story;
    }

    private void move(SeatRef seat, Owner from, Owner to) {
        String place = seat.getSection() + "/" + seat.getIndex();
        String known = places.putIfAbsent(seat.getId(), place);
        if (known != null && !known.equals(place)) {
            fault("seat " + seat.getId() + " is at " + known + " and at " + place);
        }
        Owner now = seats.getOrDefault(place, Owner.NONE);
        if (!now.equals(from)) {
            fault("seat " + seat.getId() + " becomes " + to + " though it is " + now);
        }
        seats.put(place, to);
    }

    private void fault(String what) {
        faults.accept(showtime + ": " + what);
    }
}
