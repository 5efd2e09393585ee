package io.seatlog.ingest.sell;

import io.seatlog.id.VisibleAscii;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.reason.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header that makes a repeated request the same one: 1 to 255 visible ASCII characters, once. */
final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";
    private static final int LENGTH_MAX = 255;

    private IdempotencyKey() {}

    /**
     * What is wrong with it; null: nothing.
     *
     * @param keys every value of the header
     */
    static @Nullable Problem fault(List<String> keys) {
        if (keys.isEmpty()) {
            return Problem.of(Reason.IDEMPOTENCY_KEY_MISSING);
        }
        return keys.size() == 1 && isKey(keys.get(0)) ? null : Problem.of(Reason.IDEMPOTENCY_KEY_INVALID);
    }

    private static boolean isKey(String key) {
        return !key.isEmpty() && key.length() <= LENGTH_MAX && VisibleAscii.isAll(key);
    }
}
