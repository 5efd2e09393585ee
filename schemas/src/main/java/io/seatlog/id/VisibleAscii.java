package io.seatlog.id;

/** Visible ASCII characters: no blank, no control character, nothing above. */
public final class VisibleAscii {

    private VisibleAscii() {}

    /** Whether the text has no others. A loop, for every purchase asks: a stream took a hundredth of its time. */
    public static boolean isAll(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }
}
