package io.seatlog.standalone;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Stops what runs when this process is asked to end, and ends the process when that takes too long. */
final class StopAtEnd {

    private final AtomicReference<@Nullable AutoCloseable> running = new AtomicReference<>();

    private StopAtEnd() {}

    static StopAtEnd install(Duration atMost, Console console) {
        StopAtEnd stop = new StopAtEnd();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop.run(atMost, console), "stop"));
        return stop;
    }

    /** What to stop from now on. */
    void stops(AutoCloseable part) {
        running.set(part);
    }

    private void run(Duration atMost, Console console) {
        AutoCloseable part = running.get();
        if (part == null) {
            return;
        }
        Thread watchdog = new Thread(
                () -> {
                    Waiting.pause(atMost);
                    console.say("Not everything stopped within " + atMost.toSeconds() + " s; ending it.");
                    // The broker and the registry lose nothing by it: each answer of theirs is on disk.
                    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
                    Runtime.getRuntime().halt(1);
                },
                "stop-watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
        console.part("stopped", () -> {
            try {
                part.close();
            } catch (Exception failed) {
                console.say("While stopping: " + failed);
            }
            return part;
        });
    }
}
