package io.seatlog.runtime.streams;

/**
 * Which ids may have a row in a store, on the heap: most that are asked for are new, and asking RocksDB for what is not
 * there is the dearest step of a decision. A set of 64-bit hashes; two ids that share one only cost a look-up.
 */
public final class KnownIds {

    private static final int CAPACITY_MIN = 1 << 8;

    private final int sizeMax;
    private long[] table = new long[CAPACITY_MIN];
    private int size;
    private boolean full;

    /** @param sizeMax more ids than these are not kept; then every id may have a row */
    public KnownIds(int sizeMax) {
        this.sizeMax = sizeMax;
    }

    /** Takes an id in, whose row was just written or read. */
    public void add(String id) {
        long hash = hash(id);
        if (full || find(hash) >= 0) {
            return;
        }
        if (size == sizeMax) {
            giveUp();
            return;
        }
        if (size * 2 >= table.length) {
            grow();
        }
        table[-1 - find(hash)] = hash;
        size++;
    }

    private void giveUp() {
        full = true;
        table = new long[0];
        size = 0;
    }

    /** Ids on the heap, of 16 to 32 bytes each. */
    public int size() {
        return size;
    }

    /** Whether there were more ids than are kept: from now on every id may have a row. */
    public boolean isFull() {
        return full;
    }

    /** Whether the id has to be looked for; if not, it has no row. */
    public boolean mayContain(String id) {
        return full || find(hash(id)) >= 0;
    }

    /** The position of the hash, or -1 minus the free one where it belongs. */
    private int find(long hash) {
        int at = (int) (hash >>> 32) & table.length - 1;
        while (table[at] != 0) {
            if (table[at] == hash) {
                return at;
            }
            at = at + 1 & table.length - 1;
        }
        return -1 - at;
    }

    private void grow() {
        long[] before = table;
        table = new long[before.length * 2];
        for (long hash : before) {
            if (hash != 0) {
                table[-1 - find(hash)] = hash;
            }
        }
    }

    private static long hash(String id) {
        long hash = 0x9E3779B97F4A7C15L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001B3L;
            hash ^= hash >>> 32;
        }
        return hash == 0 ? 1 : hash;
    }
}
