package io.seatlog.standalone;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The terminal while parts start or stop: a line for each that is done and, on a real terminal, one for the others. */
final class Console implements AutoCloseable {

    private static final Duration REPAINT = Duration.ofMillis(250);
    private static final String ERASE_LINE = "\r\033[K";

    private final PrintStream out;
    private final boolean live;
    private final ScheduledExecutorService painter;
    private final Map<String, Long> underWay = new LinkedHashMap<>();

    Console(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
        this.painter = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "console");
            thread.setDaemon(true);
            return thread;
        });
        if (live) {
            painter.scheduleWithFixedDelay(this::paint, 0, REPAINT.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** The terminal of this process; without one, only finished lines. */
    static Console ofProcess() {
        return new Console(System.out, System.console() != null);
    }

    /** Runs a piece of work and says how long it took. */
    <T> T part(String name, Supplier<T> work) {
        long began = System.nanoTime();
        begin(name, began);
        try {
            T result = work.get();
            end(name, "%-22s %5.1f s".formatted(name, seconds(began)));
            return result;
        } catch (RuntimeException failed) {
            end(name, "%-22s failed after %.1f s".formatted(name, seconds(began)));
            throw failed;
        }
    }

    synchronized void say(String line) {
        if (live) {
            out.print(ERASE_LINE);
        }
        out.println(line);
        out.flush();
    }

    private synchronized void begin(String name, long began) {
        underWay.put(name, began);
    }

    private synchronized void end(String name, String line) {
        underWay.remove(name);
        say("  " + line);
    }

    private synchronized void paint() {
        if (underWay.isEmpty()) {
            return;
        }
        String parts = underWay.entrySet().stream()
                .map(part -> String.format(Locale.ROOT, "%s %.0f s", part.getKey(), seconds(part.getValue())))
                .collect(Collectors.joining(", "));
        out.print(ERASE_LINE + "  ... " + parts);
        out.flush();
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    @Override
    public void close() {
        painter.shutdownNow();
    }
}
