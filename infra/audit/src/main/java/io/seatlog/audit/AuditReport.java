package io.seatlog.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What an audit found. */
public final class AuditReport {

    /** How an order ended, as far as money goes. */
    public enum Ending {
        /** Exactly one capture of exactly the total, and tickets. */
        PAID("captured exactly once"),
        /** As PAID, and part of it given back for tickets. */
        PARTLY_REFUNDED("captured once, part given back"),
        /** As PAID, and given back for all its tickets. */
        REFUNDED("captured once, given back"),
        /** Tickets that cost nothing, or that a trusted system booked. */
        NOTHING_OWED("owed nothing"),
        /** No tickets; whatever was taken was given back whole. */
        NOTHING_KEPT("nothing kept"),
        /** The hold's time is not over. */
        STILL_HELD("still held");

        private final String words;

        Ending(String words) {
            this.words = words;
        }
    }

    /** Money of one currency, from both sides. */
    private static final class Money {
        private long owed;
        private long kept;
    }

    private static final int FAULTS_SHOWN = 20;

    private final Map<Ending, Long> endings = new EnumMap<>(Ending.class);
    private final Map<String, Money> money = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    void count(Ending ending) {
        endings.merge(ending, 1L, Long::sum);
    }

    void owe(String currency, long amount) {
        money.computeIfAbsent(currency.toUpperCase(Locale.ROOT), unused -> new Money()).owed += amount;
    }

    void keep(String currency, long amount) {
        money.computeIfAbsent(currency.toUpperCase(Locale.ROOT), unused -> new Money()).kept += amount;
    }

    void fault(String what) {
        faults.add(what);
    }

    /** Holds the sums of both sides against each other. */
    void close() {
        money.forEach((currency, sums) -> {
            if (sums.owed != sums.kept) {
                fault("orders owe " + sums.owed + " minor units of " + currency + ", the provider kept " + sums.kept);
            }
        });
    }

    /** How many orders ended so. */
    public long orders(Ending ending) {
        return endings.getOrDefault(ending, 0L);
    }

    /** How many orders there are. */
    public long orders() {
        return endings.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What is not as it must be; empty: everything agrees. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** For people: the counts, the sums, the faults. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%-32s %,12d%n", "orders", orders()));
        endings.forEach(
                (ending, count) -> text.append(String.format(Locale.ROOT, "  %-30s %,12d%n", ending.words, count)));
        money.forEach((currency, sums) -> text.append(String.format(
                Locale.ROOT,
                "%-32s %,12d by the orders, %,d by the provider%n",
                "kept, in minor units of " + currency,
                sums.owed,
                sums.kept)));
        if (faults.isEmpty()) {
            return text.append("Everything agrees.").toString();
        }
        text.append(faults.size()).append(" things do not agree:");
        faults.stream().limit(FAULTS_SHOWN).forEach(fault -> text.append(String.format("%n  %s", fault)));
        if (faults.size() > FAULTS_SHOWN) {
            text.append(String.format("%n  and %,d more", faults.size() - FAULTS_SHOWN));
        }
        return text.toString();
    }
}
