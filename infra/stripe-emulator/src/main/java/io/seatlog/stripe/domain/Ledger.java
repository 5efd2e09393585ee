package io.seatlog.stripe.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All that was ever bought, held, taken and given back; for one thread. */
public final class Ledger {
    /** How long a kept answer is repeated. */
    public static final long KEPT_SECONDS = 24 * 3600L;

    private final Shelf<CheckoutSession> sessions = new Shelf<>();
    private final Shelf<PaymentIntent> intents = new Shelf<>();
    private final Shelf<Charge> charges = new Shelf<>();
    private final Shelf<Refund> refunds = new Shelf<>();
    private final Shelf<Dispute> disputes = new Shelf<>();
    private final Shelf<Event> events = new Shelf<>();
    private final Map<String, List<String>> refundsOfIntent = new HashMap<>();
    private final Map<String, List<String>> sessionsOfReference = new HashMap<>();
    private final LinkedHashMap<String, Remembered> kept = new LinkedHashMap<>();
    private final LinkedHashMap<String, Event> undelivered = new LinkedHashMap<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final Predicate<String> subscribed;
    private long clockOffsetSeconds;

    /** A kept answer and what it showed. */
    public record Remembered(
            Change.Kept kept, long at, @Nullable Expanded answer) {}

    /** An object to look at when its time comes. */
    record Timer(long at, String object) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            return Long.compare(at, other.at);
        }
    }

    /**
     * @param subscribed which types of event have a receiver
     */
    public Ledger(Predicate<String> subscribed) {
        this.subscribed = subscribed;
    }

    public void apply(Entry entry) {
        if (entry instanceof Change change) {
            applyChange(change);
        } else if (entry instanceof Entry.Delivered delivered) {
            delivered.events().forEach(undelivered::remove);
        } else if (entry instanceof Entry.ClockMoved moved) {
            clockOffsetSeconds = moved.offsetSeconds();
        }
    }

    private void applyChange(Change change) {
        change.objects().forEach(this::put);
        for (Change.Notice notice : change.notices()) {
            StripeObject about = find(notice.object());
            if (about == null) {
                throw new IllegalStateException("notice " + notice.id() + " is about nothing");
            }
            Event event = new Event(notice.id(), notice.type(), change.at(), about, change.cause());
            events.put(event.id(), event);
            if (subscribed.test(event.type())) {
                undelivered.put(event.id(), event);
            }
        }
        Change.Kept answer = change.kept();
        if (answer != null) {
            StripeObject shown = change.answer() == null ? null : find(change.answer());
            Expanded expanded = shown == null ? null : Expanded.of(this, shown, answer.expand());
            // Taken out first: the map forgets from its oldest end, and a key used anew is young.
            kept.remove(answer.key());
            kept.put(answer.key(), new Remembered(answer, change.at(), expanded));
        }
    }

    private void put(StripeObject object) {
        if (object instanceof CheckoutSession session) {
            putSession(session);
        } else if (object instanceof PaymentIntent intent) {
            intents.put(intent.id(), intent);
            if (intent.status() == PaymentIntent.Status.REQUIRES_CAPTURE) {
                timers.add(new Timer(intent.authorizedAt() + PaymentIntent.AUTHORIZATION_SECONDS, intent.id()));
            }
        } else if (object instanceof Charge charge) {
            charges.put(charge.id(), charge);
        } else if (object instanceof Refund refund) {
            putRefund(refund);
        } else if (object instanceof Dispute dispute) {
            disputes.put(dispute.id(), dispute);
        }
    }

    private void putSession(CheckoutSession session) {
        boolean known = sessions.holds(session.id());
        sessions.put(session.id(), session);
        if (known) {
            return;
        }
        timers.add(new Timer(session.expiresAt(), session.id()));
        String reference = session.purchase().reference();
        if (reference != null) {
            sessionsOfReference
                    .computeIfAbsent(reference, r -> new ArrayList<>(1))
                    .add(session.id());
        }
    }

    private void putRefund(Refund refund) {
        if (!refunds.holds(refund.id())) {
            refundsOfIntent
                    .computeIfAbsent(refund.paymentIntent(), i -> new ArrayList<>(1))
                    .add(refund.id());
        }
        refunds.put(refund.id(), refund);
        if (refund.plan() != null) {
            timers.add(new Timer(refund.plan().at(), refund.id()));
        }
    }

    public @Nullable StripeObject find(String id) {
        int end = id.indexOf('_');
        return switch (end < 0 ? "" : id.substring(0, end)) {
            case "cs" -> sessions.find(id);
            case "pi" -> intents.find(id);
            case "ch" -> charges.find(id);
            case "re" -> refunds.find(id);
            case "dp" -> disputes.find(id);
            default -> null;
        };
    }

    /** The answer kept for a key, unless it is older than a day. */
    public @Nullable Remembered remembered(String key, long now) {
        Remembered answer = kept.get(key);
        return answer == null || answer.at() + KEPT_SECONDS <= now ? null : answer;
    }

    /** Drops kept answers that nobody can get any more. */
    public void forget(long now) {
        var oldest = kept.values().iterator();
        while (oldest.hasNext() && oldest.next().at() + KEPT_SECONDS <= now) {
            oldest.remove();
        }
    }

    /** Seconds since the epoch at which something happens by itself next; {@code Long.MAX_VALUE} for never. */
    public long nextDue() {
        Timer first = timers.peek();
        return first == null ? Long.MAX_VALUE : first.at();
    }

    /** The next object whose time has come, taken from the list; null when none. */
    public @Nullable StripeObject takeDue(long now) {
        Timer first = timers.peek();
        if (first == null || first.at() > now) {
            return null;
        }
        timers.poll();
        return find(first.object());
    }

    public List<Refund> refundsOf(String intent) {
        return refundsOfIntent.getOrDefault(intent, List.of()).stream()
                .map(refunds::find)
                .filter(refund -> refund != null)
                .toList();
    }

    public List<CheckoutSession> sessionsFor(String reference) {
        return sessionsOfReference.getOrDefault(reference, List.of()).stream()
                .map(sessions::find)
                .filter(session -> session != null)
                .toList();
    }

    public Shelf<CheckoutSession> sessions() {
        return sessions;
    }

    public Shelf<PaymentIntent> intents() {
        return intents;
    }

    public Shelf<Charge> charges() {
        return charges;
    }

    public Shelf<Refund> refunds() {
        return refunds;
    }

    public Shelf<Event> events() {
        return events;
    }

    public Collection<Event> undelivered() {
        return List.copyOf(undelivered.values());
    }

    public boolean delivered(String event) {
        return !undelivered.containsKey(event);
    }

    public long clockOffsetSeconds() {
        return clockOffsetSeconds;
    }
}
