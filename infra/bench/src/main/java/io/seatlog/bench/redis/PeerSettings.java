package io.seatlog.bench.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the figures of the peer depend on: its version, as it tells it, and the settings that the bench starts it with. */
public final class PeerSettings {

    private static final Pattern VERSION = Pattern.compile("\\bv=(\\S+)");

    private PeerSettings() {}

    /** {@code 7.0.15, appendonly yes, ...}, of the redis-server there. */
    public static String redis(Path program) throws IOException {
        Process process = new ProcessBuilder(program.toString(), "--version")
                .redirectErrorStream(true)
                .start();
        String version = version(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return version + ", " + String.join(", ", RedisPeer.Server.DURABILITY);
    }

    static String version(String printed) {
        Matcher version = VERSION.matcher(printed);
        return version.find() ? version.group(1) : "unknown version";
    }
}
