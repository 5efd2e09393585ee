package io.seatlog.backing.child;

import java.io.IOException;
import java.io.PrintStream;

/**
 * The process that started this one. It holds the other end of our standard input for as long as it lives, however it
 * ends; our standard output is the line on which we tell it that we are ready, so everything else goes to the log.
 */
final class Parent {

    private static final long CLEAN_STOP_MILLIS_MAX = 10_000;

    private final PrintStream line;

    private Parent(PrintStream line) {
        this.line = line;
    }

    /** Takes standard output for the parent and stops this process when the parent is gone. */
    static Parent attach() {
        Parent parent = new Parent(System.out);
        System.setOut(System.err);
        daemon("parent-watch", Parent::stopAtEndOfInput);
        return parent;
    }

    /** Tells the parent that work can begin. */
    void ready() {
        line.println("ready");
        line.flush();
    }

    static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void stopAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // Nobody writes: only the end matters.
            }
        } catch (IOException gone) {
            System.err.println("The parent is gone: " + gone.getMessage());
        }
        daemon("halt", Parent::haltLater);
        System.exit(0);
    }

    private static void haltLater() {
        try {
            Thread.sleep(CLEAN_STOP_MILLIS_MAX);
        } catch (InterruptedException now) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
