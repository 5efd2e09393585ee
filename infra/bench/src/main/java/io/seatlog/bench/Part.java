package io.seatlog.bench;

/** One thing that is measured. */
public interface Part {

    /** What {@code --only} calls it: one lower-case word. */
    String name();

    /** Its heading in the report. */
    String title();

    /** What it runs, in a sentence or two: against what, with how many, for how long. */
    String runs();

    /** Measures, and says as it goes what it sees. */
    Findings run(Bench bench) throws Exception;
}
