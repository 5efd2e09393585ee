package io.seatlog.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Tells the person in front of the console what is going on, a line at a time. */
public final class Progress {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final PrintStream out;
    private final long startNanos = System.nanoTime();
    private String where = "";

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** The lines that follow belong to this part. */
    synchronized void enter(int number, int of, Part part) {
        where = part.name();
        out.printf("%n%s  (%d/%d) %s%n", LocalTime.now().format(TIME), number, of, part.title());
        out.println("          " + part.runs());
    }

    /** One line. */
    public synchronized void say(String line) {
        out.println(LocalTime.now().format(TIME) + "  " + (where.isEmpty() ? "" : where + "  ") + line);
        out.flush();
    }

    /** How long it all has taken. */
    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
