package io.seatlog.expiry;

import io.seatlog.runtime.streams.Alarm;
import java.util.Arrays;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what is due, from a cursor on: so each deadline is asked for once in a pass, and a scan does not wade through
 * what was asked for but has not ended. A pass that has reached the end begins anew after a while, and asks again.
 */
final class DueScan {

    private final ReadOnlyKeyValueStore<Bytes, byte[]> deadlines;
    private final ExpirySettings settings;
    private final Predicate<Deadline> ask;
    /** First key that was not asked for in this pass; null: the first of all. */
    private @Nullable Bytes cursor;

    private boolean reachedEnd = true;
    private long passBegan;

    /**
     * A scan.
     *
     * @param ask sends a deadline's command; says whether it was taken
     */
    DueScan(ReadOnlyKeyValueStore<Bytes, byte[]> deadlines, ExpirySettings settings, Predicate<Deadline> ask) {
        this.deadlines = deadlines;
        this.settings = settings;
        this.ask = ask;
    }

    /** Asks for what is due, and says when to look again. */
    long run(long now) {
        if (cursor == null
                || (reachedEnd && now - passBegan >= settings.askAgainAfter().toMillis())) {
            cursor = null;
            passBegan = now;
        }
        reachedEnd = false;
        long nextTick = now + settings.tick().toMillis();
        int asked = 0;
        try (KeyValueIterator<Bytes, byte[]> entries = deadlines.range(cursor, null)) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                Deadline deadline = Deadline.ofKey(entry.key);
                if (deadline.at() > now) {
                    reachedEnd = true;
                    return Math.max(nextTick, Math.min(deadline.at(), nextPass()));
                }
                if (asked == settings.askedPerTick() || !ask.test(deadline)) {
                    return nextTick;
                }
                asked++;
                cursor = after(entry.key);
            }
        }
        reachedEnd = true;
        return nextPass() == Alarm.NEVER ? Alarm.NEVER : Math.max(nextTick, nextPass());
    }

    /** What was asked for in this pass is looked at again; a pass in which nothing was due need not be repeated. */
    private long nextPass() {
        return cursor == null
                ? Alarm.NEVER
                : passBegan + settings.askAgainAfter().toMillis();
    }

    /** The smallest key behind this one. */
    private static Bytes after(Bytes key) {
        return Bytes.wrap(Arrays.copyOf(key.get(), key.get().length + 1));
    }
}
