package io.seatlog.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything one run of the bench saw.
 *
 * @param at       when it began
 * @param took     how long it took
 * @param quick    whether it was only a smoke test
 * @param machine  what it ran on
 * @param settings of the system under test, durability among them
 * @param parts    in the order they ran
 */
record Report(
        Instant at,
        Duration took,
        boolean quick,
        Map<String, String> machine,
        Map<String, String> settings,
        List<Measured> parts) {

    /**
     * A part and what came of it.
     *
     * @param failure what went wrong, empty if nothing
     * @param cores   what those of the machine did meanwhile, empty where nobody knows
     */
    record Measured(String name, String title, String runs, Findings findings, String failure, String cores) {

        static Measured of(Part part, Findings findings) {
            return new Measured(part.name(), part.title(), part.runs(), findings, "", "");
        }

        static Measured failed(Part part, Exception failure) {
            Findings none = Findings.collect().done();
            return new Measured(part.name(), part.title(), part.runs(), none, String.valueOf(failure), "");
        }

        Measured whileCores(String did) {
            return new Measured(name, title, runs, findings, failure, did);
        }
    }

    Report {
        machine = Collections.unmodifiableMap(new LinkedHashMap<>(machine));
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        parts = List.copyOf(parts);
    }

    /** Every figure that has a limit. */
    List<Figure> limited() {
        return parts.stream()
                .flatMap(part -> part.findings().figures().stream())
                .filter(figure -> figure.limit() != null)
                .toList();
    }
}
