package io.seatlog.query.order;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a client lets us wait, and what it has: headers Prefer (RFC 7240) and If-None-Match. */
final class Preferences {

    /** An order not known yet is waited for this long. */
    static final Duration UNKNOWN_WAIT = Duration.ofSeconds(2);

    static final int WAIT_SECONDS_MAX = 25;

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})(?!\\d)\"?");
    private static final Pattern REVISION = Pattern.compile("\\s*(?:W/)?\"(\\d{1,18})\"\\s*");

    private Preferences() {}

    /** The wait that is preferred, no longer than we grant. */
    static Optional<Duration> wait(List<String> prefer) {
        Matcher matcher = WAIT.matcher(String.join(",", prefer));
        return matcher.find()
                ? Optional.of(Duration.ofSeconds(Math.min(WAIT_SECONDS_MAX, Long.parseLong(matcher.group(1)))))
                : Optional.empty();
    }

    /** The revision that the client has, if it says one. */
    static @Nullable Long revision(List<String> ifNoneMatch) {
        Matcher matcher = REVISION.matcher(String.join(",", ifNoneMatch));
        return matcher.matches() ? Long.valueOf(matcher.group(1)) : null;
    }

    /** What to wait for. */
    static Until until(List<String> prefer, List<String> ifNoneMatch) {
        Optional<Duration> wait = wait(prefer);
        Long known = revision(ifNoneMatch);
        return known != null && wait.isPresent() ? new Until(wait.get(), known) : new Until(UNKNOWN_WAIT, null);
    }
}
