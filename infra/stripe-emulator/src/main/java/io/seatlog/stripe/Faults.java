package io.seatlog.stripe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What the emulator was told to do wrong. */
final class Faults {
    private static final int RULES_MAX = 1000;

    private final List<Rule> rules = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom();
    private int lastId;

    /** Where something can go wrong. */
    enum Place {
        API,
        PAGE,
        REFUND,
        WEBHOOK
    }

    /** What can go wrong. */
    enum Kind {
        /** 429, nothing done, nothing kept. */
        RATE_LIMIT(Place.API),
        /** No answer, nothing done. */
        TIMEOUT_BEFORE(Place.API),
        /** No answer, all done. */
        TIMEOUT_AFTER(Place.API),
        /** Done and answered after a delay; the key is in use until then. */
        SLOW(Place.API),
        /** 500, nothing done; the key keeps the 500. */
        ERROR_BEFORE(Place.API),
        /** 500, all done; the key keeps the 500. */
        ERROR_AFTER(Place.API),
        /** Who pays is refused by the issuer. */
        DECLINE(Place.PAGE),
        /** Who pays is asked for a second step. */
        CHALLENGE(Place.PAGE),
        /** 400 {@code balance_insufficient}. */
        REFUND_REFUSED(Place.REFUND),
        /** The refund has failed when it is answered. */
        REFUND_FAILED(Place.REFUND),
        /** The refund is pending and succeeds after the delay. */
        REFUND_PENDING(Place.REFUND),
        /** The refund succeeds and fails after the delay. */
        REFUND_FAILS_LATER(Place.REFUND),
        /** The event is sent twice. */
        WEBHOOK_TWICE(Place.WEBHOOK),
        /** The event is sent after the delay. */
        WEBHOOK_LATE(Place.WEBHOOK),
        /** The event is sent behind the next one. */
        WEBHOOK_SWAPPED(Place.WEBHOOK),
        /** A changed copy with a wrong signature goes ahead of the event. */
        WEBHOOK_FORGED(Place.WEBHOOK),
        /** The event is never sent. */
        WEBHOOK_LOST(Place.WEBHOOK);

        private final Place place;

        Kind(Place place) {
            this.place = place;
        }

        static Kind named(String name) {
            try {
                return valueOf(name.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw BadRequest.of("kind", "No such fault: " + name);
            }
        }
    }

    /**
     * One thing to do wrong.
     *
     * @param on the call or type of event it is about, null for all
     * @param reference the order it is about, null for all; only on the page
     * @param left how often still, {@code Integer.MAX_VALUE} for ever
     * @param rate how likely each time, 1 for always
     * @param detail a decline code
     */
    record Rule(
            int id,
            Kind kind,
            @Nullable String on,
            @Nullable String reference,
            int left,
            double rate,
            Duration delay,
            @Nullable String detail) {

        private boolean fits(Place place, String what, @Nullable String about) {
            return kind.place == place
                    && (on == null || on.equalsIgnoreCase(what))
                    && (reference == null || reference.equals(about));
        }

        private Rule once() {
            int after = left == Integer.MAX_VALUE ? left : left - 1;
            return new Rule(id, kind, on, reference, after, rate, delay, detail);
        }
    }

    /** Adds a rule, giving it an id. */
    synchronized Rule add(Rule rule) {
        if (rules.size() == RULES_MAX) {
            throw BadRequest.of("kind", "There are " + RULES_MAX + " faults already; clear some");
        }
        Rule added = new Rule(
                ++lastId,
                rule.kind(),
                rule.on(),
                rule.reference(),
                rule.left(),
                rule.rate(),
                rule.delay(),
                rule.detail());
        rules.add(added);
        return added;
    }

    synchronized List<Rule> all() {
        return List.copyOf(rules);
    }

    synchronized void clear() {
        rules.clear();
    }

    /** The rule for what is about to happen, used up by one; null to do it right. */
    synchronized @Nullable Rule take(Place place, String what, @Nullable String about) {
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (rule.fits(place, what, about) && (rule.rate() >= 1 || random.nextDouble() < rule.rate())) {
                Rule after = rule.once();
                if (after.left() == 0) {
                    rules.remove(i);
                } else {
                    rules.set(i, after);
                }
                return rule;
            }
        }
        return null;
    }
}
