package io.seatlog.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What went over the machine's loopback interface: between the load and the apps, and between these and the broker, headers of
 * TCP and IP included. Here it is all that a network would carry.
 */
public final class Loopback {

    private static final Path DEVICES = Path.of("/proc/net/dev");
    private static final Pattern RECEIVED = Pattern.compile("^\\s*lo:\\s*(\\d+)", Pattern.MULTILINE);

    private Loopback() {}

    /** Bytes up to now; not a number where there is no Linux. */
    public static double bytes() {
        try {
            return parse(Files.readString(DEVICES));
        } catch (IOException notLinux) {
            return Double.NaN;
        }
    }

    /** What /proc/net/dev says; not a number if it says nothing of it. */
    static double parse(String devices) {
        Matcher received = RECEIVED.matcher(devices);
        return received.find() ? Double.parseDouble(received.group(1)) : Double.NaN;
    }
}
