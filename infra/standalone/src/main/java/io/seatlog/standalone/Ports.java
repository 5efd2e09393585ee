package io.seatlog.standalone;

import io.seatlog.backing.FreePort;
import java.time.Duration;
import java.util.Properties;

/** Where each part listens on 127.0.0.1. What was not asked for is chosen once and kept in the data folder. */
record Ports(int http, int kafka, int registry, int stripe) {

    private static final String FILE = "ports.properties";
    private static final int PORT_MAX = 65_535;
    /** Longest time for the children of a killed run to notice and go. */
    private static final Duration LEAVE_MAX = Duration.ofSeconds(15);

    /** The wish of whoever starts it; 0 where there is none. */
    record Wish(int http, int kafka, int registry, int stripe) {}

    static Ports choose(DataFolder data, Wish wish, Console console) {
        requirePort(wish.http(), "SEATLOG_PORT");
        requirePort(wish.kafka(), "SEATLOG_KAFKA_PORT");
        requirePort(wish.registry(), "SEATLOG_REGISTRY_PORT");
        requirePort(wish.stripe(), "SEATLOG_STRIPE_PORT");
        Properties kept = data.properties(FILE);
        Ports ports = new Ports(
                wish.http() != 0 ? wish.http() : FreePort.any(),
                choose(kept, "kafka", wish.kafka()),
                choose(kept, "registry", wish.registry()),
                choose(kept, "stripe", wish.stripe()));
        data.store(FILE, kept);
        requireFree(ports.http, "SEATLOG_PORT", Duration.ZERO, console);
        requireFree(ports.stripe, "SEATLOG_STRIPE_PORT", Duration.ZERO, console);
        requireFree(ports.kafka, "SEATLOG_KAFKA_PORT", LEAVE_MAX, console);
        requireFree(ports.registry, "SEATLOG_REGISTRY_PORT", LEAVE_MAX, console);
        return ports;
    }

    private static int choose(Properties kept, String part, int wish) {
        if (wish != 0) {
            return wish;
        }
        String before = kept.getProperty(part);
        if (before != null) {
            return Integer.parseInt(before);
        }
        int free = FreePort.any();
        kept.setProperty(part, Integer.toString(free));
        return free;
    }

    private static void requirePort(int port, String variable) {
        if (port < 0 || port > PORT_MAX) {
            throw new UserError(variable + " is " + port + "; a port is a number from 1 to " + PORT_MAX + ".");
        }
    }

    private static void requireFree(int port, String variable, Duration patience, Console console) {
        long end = System.nanoTime() + patience.toNanos();
        if (FreePort.isTaken(port) && !patience.isZero()) {
            console.say("  Port " + port + " is taken; waiting, it may be a process of the last run that is ending");
        }
        while (FreePort.isTaken(port)) {
            if (System.nanoTime() >= end) {
                throw new UserError("Port " + port + " on 127.0.0.1 is taken by another process."
                        + " Stop that one, or choose another port with " + variable + ".");
            }
            Waiting.pause(Duration.ofMillis(100));
        }
    }

    String origin() {
        return "http://127.0.0.1:" + http;
    }
}
