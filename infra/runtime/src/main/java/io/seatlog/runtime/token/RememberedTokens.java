package io.seatlog.runtime.token;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Verified tokens, each until it expires: verifying a signature costs half as much as all the rest of a request. Two
 * generations bound it, by number and by size: when the young one is full it becomes the old one, and the old one is
 * forgotten.
 */
final class RememberedTokens {

    /** Most memory for them. */
    static final long BYTES_MAX = 64L << 20;

    /** What an entry takes beside its token and its caller. */
    private static final int ENTRY_BYTES = 256;

    private record Entry(Caller caller, long expiresAt) {}

    /** Tokens that came one after another. */
    private static final class Generation {
        private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();
        private final AtomicLong bytes = new AtomicLong();

        private void put(String token, Entry entry) {
            if (entries.put(token, entry) == null) {
                // A caller is no longer than the token that names it.
                bytes.addAndGet(2L * token.length() + ENTRY_BYTES);
            }
        }
    }

    private final int entriesMax;
    private final long bytesMax;
    private volatile Generation young = new Generation();
    private volatile Generation old = new Generation();

    RememberedTokens(int max, long bytesMax) {
        this.entriesMax = Math.max(1, max / 2);
        this.bytesMax = bytesMax / 2;
    }

    @Nullable
    Caller find(String token, long now) {
        @Nullable Entry entry = young.entries.get(token);
        if (entry == null) {
            entry = old.entries.get(token);
            if (entry == null) {
                return null;
            }
            if (now < entry.expiresAt) {
                add(token, entry);
            }
        }
        return now < entry.expiresAt ? entry.caller : null;
    }

    void add(String token, Caller caller, long expiresAt) {
        add(token, new Entry(caller, expiresAt));
    }

    int size() {
        return young.entries.size() + old.entries.size();
    }

    private void add(String token, Entry entry) {
        if (isFull(young)) {
            turn();
        }
        young.put(token, entry);
    }

    private boolean isFull(Generation generation) {
        return generation.entries.size() >= entriesMax || generation.bytes.get() >= bytesMax;
    }

    private synchronized void turn() {
        if (isFull(young)) {
            old = young;
            young = new Generation();
        }
    }
}
