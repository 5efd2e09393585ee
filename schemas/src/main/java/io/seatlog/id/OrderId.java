package io.seatlog.id;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One order of one showtime: {@code <showtimeId>.<26 base32 characters>}. The characters are the first 130 bits of a
 * SHA-256 over customer, showtime and Idempotency-Key, so a retry through any instance is the same order, and whoever
 * has an order id knows its partition.
 *
 * @param showtime the showtime, before the dot
 * @param suffix   26 characters of a-z and 2-7 (RFC 4648 base32, lower case)
 */
public record OrderId(ShowtimeId showtime, String suffix) {

    /** Characters after the dot. */
    public static final int SUFFIX_LENGTH = 26;

    /** Most characters of a whole order id. */
    public static final int LENGTH_MAX = ShowtimeId.LENGTH_MAX + 1 + SUFFIX_LENGTH;

    private static final char[] ALPHABET = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();

    public OrderId {
        if (!isSuffix(suffix, 0)) {
            throw new IllegalArgumentException("An order id ends in 26 characters of a-z and 2-7");
        }
    }

    /** The order that this customer's request with this Idempotency-Key stands for. */
    public static OrderId of(CustomerId customer, ShowtimeId showtime, String idempotencyKey) {
        byte[] hash = sha256(customer.value(), showtime.value(), idempotencyKey);
        char[] suffix = new char[SUFFIX_LENGTH];
        for (int i = 0; i < SUFFIX_LENGTH; i++) {
            int bit = i * 5;
            int two = (hash[bit >> 3] & 0xff) << 8 | hash[(bit >> 3) + 1] & 0xff;
            suffix[i] = ALPHABET[two >> (11 - (bit & 7)) & 31];
        }
        return new OrderId(showtime, new String(suffix));
    }

    /**
     * Reads an order id.
     *
     * @throws IllegalArgumentException if the text is not one
     */
    public static OrderId parse(String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException("An order id is a showtime id, a dot and 26 characters of a-z and 2-7");
        }
        int dot = text.length() - SUFFIX_LENGTH - 1;
        return new OrderId(new ShowtimeId(text.substring(0, dot)), text.substring(dot + 1));
    }

    /** Whether the text has the form of an order id. */
    public static boolean isValid(String text) {
        int dot = text.length() - SUFFIX_LENGTH - 1;
        return dot > 0
                && text.charAt(dot) == '.'
                && ShowtimeId.isValid(text.substring(0, dot))
                && isSuffix(text, dot + 1);
    }

    /** The order's mark on a seat: the first 32 bits of the suffix's 130, 0 taken as 1; 0 on a seat is nobody. */
    public int tag() {
        long bits = 0;
        for (int i = 0; i < 7; i++) {
            char c = suffix.charAt(i);
            bits = bits << 5 | (c >= 'a' ? c - 'a' : c - '2' + 26);
        }
        int tag = (int) (bits >> 3);
        return tag == 0 ? 1 : tag;
    }

    /** What people say to each other: the first 8 characters of the suffix. */
    public String reference() {
        return suffix.substring(0, 8);
    }

    @Override
    public String toString() {
        return showtime.value() + '.' + suffix;
    }

    private static boolean isSuffix(String text, int from) {
        if (text.length() - from != SUFFIX_LENGTH) {
            return false;
        }
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z') && !(c >= '2' && c <= '7')) {
                return false;
            }
        }
        return true;
    }

    private static byte[] sha256(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
