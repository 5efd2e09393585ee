package io.seatlog.ticket;

import java.util.Arrays;
import java.util.Optional;

/** Bytes in the characters that QR codes hold most of (RFC 9285): two bytes in three, a last one in two. */
final class Base45 {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private static final int BASE = ALPHABET.length();
    private static final byte[] VALUES = new byte[128];

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (int value = 0; value < BASE; value++) {
            VALUES[ALPHABET.charAt(value)] = (byte) value;
        }
    }

    private Base45() {}

    /** How many characters so many bytes make. */
    static int length(int bytes) {
        return bytes / 2 * 3 + bytes % 2 * 2;
    }

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder(length(bytes.length));
        for (int i = 0; i < bytes.length; i += 2) {
            boolean pair = i + 1 < bytes.length;
            int value = pair ? (bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff : bytes[i] & 0xff;
            for (int digits = pair ? 3 : 2; digits > 0; digits--) {
                text.append(ALPHABET.charAt(value % BASE));
                value /= BASE;
            }
        }
        return text.toString();
    }

    /** The bytes, or nothing where the text is not what {@link #encode} makes of any. */
    static Optional<byte[]> decode(String text) {
        int rest = text.length() % 3;
        if (rest == 1) {
            return Optional.empty();
        }
        byte[] bytes = new byte[text.length() / 3 * 2 + rest / 2];
        int size = 0;
        for (int i = 0; i < text.length(); i += 3) {
            int digits = Math.min(3, text.length() - i);
            int value = value(text, i, digits);
            if (value < 0 || value >= 1 << 8 * (digits - 1)) {
                return Optional.empty();
            }
            if (digits == 3) {
                bytes[size++] = (byte) (value >> 8);
            }
            bytes[size++] = (byte) value;
        }
        return Optional.of(bytes);
    }

    /** The number that these digits make, the lowest first; -1 if one is none. */
    private static int value(String text, int from, int digits) {
        int value = 0;
        for (int i = from + digits - 1; i >= from; i--) {
            char c = text.charAt(i);
            int digit = c < VALUES.length ? VALUES[c] : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * BASE + digit;
        }
        return value;
    }
}
