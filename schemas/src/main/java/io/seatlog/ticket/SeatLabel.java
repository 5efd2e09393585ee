package io.seatlog.ticket;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a ticket's code says of its seat, for people at the door: as much of it as the code has room for.
 *
 * @param section where
 * @param row     its row; empty for a place without
 * @param number  its number; empty for a place without
 */
public record SeatLabel(String section, String row, String number) {

    /** Most bytes of all three together, in UTF-8: what is left of a QR code of version 7, level M. */
    public static final int BYTES_MAX = 19;

    public SeatLabel {
        if (section.getBytes(StandardCharsets.UTF_8).length
                        + row.getBytes(StandardCharsets.UTF_8).length
                        + number.getBytes(StandardCharsets.UTF_8).length
                > BYTES_MAX) {
            throw new IllegalArgumentException("A ticket's code has 19 bytes for section, row and number");
        }
    }

    /** Cuts what is longest until all three fit, between two characters. Six bytes of each always stay. */
    public static SeatLabel cut(String section, String row, String number) {
        byte[][] parts = new byte[][] {
            section.getBytes(StandardCharsets.UTF_8),
            row.getBytes(StandardCharsets.UTF_8),
            number.getBytes(StandardCharsets.UTF_8)
        };
        int most = BYTES_MAX;
        while (total(parts, most) > BYTES_MAX) {
            most--;
        }
        return new SeatLabel(cut(parts[0], most), cut(parts[1], most), cut(parts[2], most));
    }

    private static int total(byte[][] parts, int most) {
        return Arrays.stream(parts)
                .mapToInt(part -> Math.min(part.length, most))
                .sum();
    }

    private static String cut(byte[] utf8, int most) {
        int length = Math.min(utf8.length, most);
        while (length < utf8.length && length > 0 && (utf8[length] & 0xc0) == 0x80) {
            length--;
        }
        return new String(utf8, 0, length, StandardCharsets.UTF_8);
    }
}
