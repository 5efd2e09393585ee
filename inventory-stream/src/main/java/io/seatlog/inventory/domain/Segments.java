package io.seatlog.inventory.domain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The segments of a part, in plan order: segment {@code s} is the seats from {@code start[s]} to before
 * {@code start[s + 1]}.
 */
final class Segments {

    static final Segments NONE = of(new byte[0], new int[0], new boolean[0]);

    private final int[] start;
    private final byte[] category;
    private final int[] rank;
    private final boolean[] joined;
    private final short[] ofSeat;
    private final int[] byRank;

    private Segments(int[] start, byte[] category, int[] rank, boolean[] joined, short[] ofSeat) {
        this.start = start;
        this.category = category;
        this.rank = rank;
        this.joined = joined;
        this.ofSeat = ofSeat;
        this.byRank = IntStream.range(0, category.length)
                .boxed()
                .sorted(Comparator.comparingInt(s -> rank[s]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    static Segments of(byte[] categories, int[] ranks, boolean[] cut) {
        int seats = categories.length;
        int[] start = new int[seats + 1];
        byte[] category = new byte[seats];
        int[] rank = new int[seats];
        boolean[] joined = new boolean[seats];
        short[] ofSeat = new short[seats];
        int n = 0;
        for (int i = 0; i < seats; i++) {
            boolean opens = i == 0 || cut[i - 1] || categories[i] != categories[i - 1];
            if (opens) {
                start[n] = i;
                category[n] = categories[i];
                rank[n] = ranks[i];
                joined[n] = i > 0 && !cut[i - 1];
                n++;
            }
            ofSeat[i] = (short) (n - 1);
            rank[n - 1] = Math.min(rank[n - 1], ranks[i]);
        }
        start[n] = seats;
        return new Segments(
                Arrays.copyOf(start, n + 1),
                Arrays.copyOf(category, n),
                Arrays.copyOf(rank, n),
                Arrays.copyOf(joined, n),
                ofSeat);
    }

    int count() {
        return category.length;
    }

    int start(int segment) {
        return start[segment];
    }

    int end(int segment) {
        return start[segment + 1];
    }

    int category(int segment) {
        return category[segment] & 0xff;
    }

    /** The lowest rank of its seats. */
    int rank(int segment) {
        return rank[segment];
    }

    /** Segments, those that may hold better seats first. */
    int[] byRank() {
        return byRank;
    }

    /** Whether its first seat is next to the last of the segment before: only their categories differ. */
    boolean isJoined(int segment) {
        return joined[segment];
    }

    int ofSeat(int index) {
        return ofSeat[index];
    }
}
