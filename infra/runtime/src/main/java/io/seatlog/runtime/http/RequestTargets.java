package io.seatlog.runtime.http;

/** Request targets as browsers send them, made into such as a URI may have: what may not stand there is escaped. */
final class RequestTargets {

    /** Printable ASCII that no part of a URI has. */
    private static final String FORBIDDEN = "\"<>\\^`{|}#";

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private RequestTargets() {}

    /** The target, the same object if there is nothing wrong with it. Only paths are looked at. */
    static String repaired(String target) {
        if (!target.startsWith("/")) {
            return target;
        }
        boolean inQuery = false;
        for (int i = 0; i < target.length(); i++) {
            inQuery |= target.charAt(i) == '?';
            if (isWrong(target, i, inQuery)) {
                return escaped(target, i);
            }
        }
        return target;
    }

    private static String escaped(String target, int from) {
        StringBuilder text = new StringBuilder(target.length() + 16).append(target, 0, from);
        boolean inQuery = target.lastIndexOf('?', from) >= 0;
        for (int i = from; i < target.length(); i++) {
            char c = target.charAt(i);
            inQuery |= c == '?';
            if (isWrong(target, i, inQuery)) {
                text.append('%').append(HEX[c >> 4 & 15]).append(HEX[c & 15]);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** The server reads each byte as one character, so those above ASCII are bytes of UTF-8. */
    private static boolean isWrong(String target, int at, boolean inQuery) {
        char c = target.charAt(at);
        if (c == '%') {
            return !isHex(target, at + 1) || !isHex(target, at + 2);
        }
        return c <= ' ' || c >= 0x7f || FORBIDDEN.indexOf(c) >= 0 || !inQuery && (c == '[' || c == ']');
    }

    private static boolean isHex(String target, int at) {
        return at < target.length() && Character.digit(target.charAt(at), 16) >= 0;
    }
}
