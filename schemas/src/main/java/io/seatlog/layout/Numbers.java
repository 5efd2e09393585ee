package io.seatlog.layout;

/** Reads the numbers in seat ids, as they are written: decimal, from 1, without leading zeros. */
final class Numbers {

    private Numbers() {}

    /** The number in {@code text[from, to)}, or -1 if it is none from 1 to {@code max}. */
    static int parse(String text, int from, int to, int max) {
        if (from >= to || to - from > 7 || text.charAt(from) == '0') {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value > max ? -1 : value;
    }
}
