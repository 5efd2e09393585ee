package io.seatlog.bench.http;

import io.seatlog.bench.load.Outcome;
import io.seatlog.bench.load.Slice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * From when on answers were as fast again as before a burst.
 *
 * @param normalMs most milliseconds that the median of a slice may take to be normal
 * @param after    from the burst's end to the first normal slice of the first run of them that lasts; empty if none did
 */
record Recovery(double normalMs, Optional<Duration> after) {

    /** How much slower than in the calm time is normal still: calm slices differ from each other, too. */
    static final double MARGIN = 1.5;

    /** So long it must be normal to count. */
    static final Duration LASTS = Duration.ofSeconds(1);

    private static final int RUN = (int) LASTS.dividedBy(Slice.LENGTH);

    /**
     * Holds the median of each slice against that of what was accepted in the calm time, the second half of what was before
     * the burst. A queue delays all requests of a slice and so its median; its p99 is some few, which any pause of the JVM
     * moves.
     *
     * @param outcome of the answers that count: refusals are faster, and say nothing about purchases where there are any
     */
    static Recovery of(List<Slice> slices, Duration burstStart, Duration burstEnd, Outcome outcome) {
        double normalMs = MARGIN * calmMs(slices, burstStart);
        int run = 0;
        for (Slice slice : slices) {
            Histogram answers = slice.latency(outcome);
            boolean isNormal = slice.startMs() >= burstEnd.toMillis()
                    && answers.getTotalCount() > 0
                    && medianMs(answers) <= normalMs;
            run = isNormal ? run + 1 : 0;
            if (run == RUN) {
                long start = slice.startMs() - (RUN - 1) * Slice.LENGTH.toMillis();
                return new Recovery(
                        normalMs, Optional.of(Duration.ofMillis(start).minus(burstEnd)));
            }
        }
        return new Recovery(normalMs, Optional.empty());
    }

    private static double calmMs(List<Slice> slices, Duration burstStart) {
        Histogram calm = new Histogram(3);
        slices.stream()
                .filter(slice -> slice.startMs() >= burstStart.toMillis() / 2)
                .filter(slice -> slice.startMs() < burstStart.toMillis())
                .forEach(slice -> calm.add(slice.latency(Outcome.ACCEPTED)));
        return medianMs(calm);
    }

    private static double medianMs(Histogram nanos) {
        return nanos.getValueAtPercentile(50) / 1e6;
    }
}
