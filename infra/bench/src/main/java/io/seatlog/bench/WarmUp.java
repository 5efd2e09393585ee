package io.seatlog.bench;

import java.util.function.Consumer;

/** Runs windows until two that follow each other agree: a JVM's first seconds say nothing about its later ones. */
public final class WarmUp {

    /** One window of load, and what it measured. */
    @FunctionalInterface
    public interface Window {
        double run() throws Exception;
    }

    /** What a report says where {@link #run} found no two that agree. */
    public static final String DISAGREED =
            "No two windows of the warm-up agreed: the first rounds may be those of a cold JVM.";

    private final double tolerance;
    private final int windowsMin;
    private final int windowsMax;

    private WarmUp(double tolerance, int windowsMin, int windowsMax) {
        this.tolerance = tolerance;
        this.windowsMin = windowsMin;
        this.windowsMax = windowsMax;
    }

    /** Two windows agree where the later one is within this share of the earlier one. */
    public static WarmUp within(double tolerance, int windowsMax) {
        return new WarmUp(tolerance, 2, windowsMax);
    }

    /** No fewer windows than these. */
    public WarmUp atLeast(int windows) {
        return new WarmUp(tolerance, Math.max(2, windows), windowsMax);
    }

    /**
     * Runs windows, and says whether the last two agree.
     *
     * @param told what each window measured
     */
    public boolean run(Window window, Consumer<Double> told) throws Exception {
        double before = Double.NaN;
        for (int i = 1; i <= windowsMax; i++) {
            double now = window.run();
            told.accept(now);
            if (i >= windowsMin && Math.abs(now - before) <= tolerance * before) {
                return true;
            }
            before = now;
        }
        return false;
    }
}
