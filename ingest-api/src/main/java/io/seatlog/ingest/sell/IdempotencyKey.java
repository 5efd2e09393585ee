package io.seatlog.ingest.sell;

import io.seatlog.id.VisibleAscii;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.reason.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The header that makes a repeated request the same one: 1 to 255 visible ASCII characters, once. */
final class IdempotencyKey {

    private static final String HEADER = "Idempotency-Key";
    private static final int LENGTH_MAX = 255;

    private IdempotencyKey() {}

    /** What is wrong with it; null: nothing. */
    static @Nullable Problem fault(HttpHeaders headers) {
        List<String> keys = headers.getOrEmpty(HEADER);
        if (keys.isEmpty()) {
            return Problem.of(Reason.IDEMPOTENCY_KEY_MISSING);
        }
        return keys.size() == 1 && isKey(keys.get(0)) ? null : Problem.of(Reason.IDEMPOTENCY_KEY_INVALID);
    }

    /** The key of headers that have no fault. */
    static String of(HttpHeaders headers) {
        return headers.getOrEmpty(HEADER).get(0);
    }

    private static boolean isKey(String key) {
        return !key.isEmpty() && key.length() <= LENGTH_MAX && VisibleAscii.isAll(key);
    }
}
