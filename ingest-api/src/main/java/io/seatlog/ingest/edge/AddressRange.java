package io.seatlog.ingest.edge;

import io.netty.util.NetUtil;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that begin alike, as {@code 10.0.0.0/8}, {@code 2001:db8::/32} or one address alone.
 *
 * @param address 4 or 16 bytes
 * @param bits    how many of its first bits count
 */
@SuppressWarnings("ArrayRecordComponent")
record AddressRange(byte[] address, int bits) {

    /**
     * Reads a range.
     *
     * @throws IllegalArgumentException if the text is none
     */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = bytes(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException("No address, and none with a prefix length: " + text);
        }
        int all = Byte.SIZE * address.length;
        int bits = slash < 0 ? all : length(text, slash, all);
        return new AddressRange(address, bits);
    }

    private static int length(String text, int slash, int max) {
        try {
            int bits = Integer.parseInt(text.substring(slash + 1));
            if (bits >= 0 && bits <= max) {
                return bits;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new IllegalArgumentException("No prefix length of 0 to " + max + ": " + text);
    }

    /** The bytes of an address, 4 also where IPv6 wraps it; null if the text is none. Never asks a name server. */
    static byte @Nullable [] bytes(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        return bytes != null && isWrapped(bytes) ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
    }

    private static boolean isWrapped(byte[] bytes) {
        if (bytes.length != 16 || bytes[10] != -1 || bytes[11] != -1) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit & 7);
            if (((address[bit >> 3] ^ other[bit >> 3]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
