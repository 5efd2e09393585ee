package io.seatlog.runtime.token;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Verified tokens, by the whole header, each until it expires: verifying a signature costs half as much as all the rest
 * of a request. Two generations bound it: when the young one is full it becomes the old one, and the old one is forgotten.
 */
final class RememberedTokens {

    private record Entry(Caller caller, long expiresAt) {}

    private final int generationMax;
    private volatile ConcurrentHashMap<String, Entry> young = new ConcurrentHashMap<>();
    private volatile ConcurrentHashMap<String, Entry> old = new ConcurrentHashMap<>();

    RememberedTokens(int max) {
        generationMax = Math.max(1, max / 2);
    }

    @Nullable
    Caller find(String header, long now) {
        @Nullable Entry entry = young.get(header);
        if (entry == null) {
            entry = old.get(header);
            if (entry == null) {
                return null;
            }
            if (now < entry.expiresAt) {
                add(header, entry);
            }
        }
        return now < entry.expiresAt ? entry.caller : null;
    }

    void add(String header, Caller caller, long expiresAt) {
        add(header, new Entry(caller, expiresAt));
    }

    int size() {
        return young.size() + old.size();
    }

    private void add(String header, Entry entry) {
        if (young.size() >= generationMax) {
            turn();
        }
        young.put(header, entry);
    }

    private synchronized void turn() {
        if (young.size() >= generationMax) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }
}
