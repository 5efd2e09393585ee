package io.seatlog.standalone.journey;

import io.seatlog.audit.AuditCommand;
import io.seatlog.audit.Evidence;
import io.seatlog.audit.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What topics and the payment provider's ledger say about one showtime of the running standalone. */
final class Books {

    private Books() {}

    /** Facts, orders and payments of a showtime; sums are left out, for they are of all showtimes. */
    static Evidence of(String showtime) {
        String orders = showtime + ".";
        Evidence all = all();
        return new Evidence(
                only(all.facts(), showtime::equals),
                only(all.orders(), id -> id.startsWith(orders)),
                new Ledger(
                        all.ledger().sessions().stream()
                                .filter(session -> session.reference().startsWith(orders))
                                .toList(),
                        Map.of()));
    }

    /** Pages by order. */
    static Map<String, Ledger.Session> sessions(Evidence books) {
        return books.ledger().sessions().stream()
                .collect(Collectors.toMap(Ledger.Session::reference, Function.identity()));
    }

    private static Evidence all() {
        try {
            return AuditCommand.evidenceOf(RunningStandalone.parts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static <T> Map<String, T> only(Map<String, T> all, Predicate<String> which) {
        return all.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
