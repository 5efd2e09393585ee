package io.seatlog.inventory.domain;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Many short texts in one array of bytes: a quarter of the heap that as many strings would take. */
final class Texts {

    private final byte[] bytes;
    private final int[] ends;

    Texts(List<String> texts) {
        int length = 0;
        byte[][] encoded = new byte[texts.size()][];
        ends = new int[texts.size()];
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = texts.get(i).getBytes(StandardCharsets.UTF_8);
            length += encoded[i].length;
            ends[i] = length;
        }
        bytes = new byte[length];
        for (int i = 0, at = 0; i < encoded.length; at = ends[i++]) {
            System.arraycopy(encoded[i], 0, bytes, at, encoded[i].length);
        }
    }

    int size() {
        return ends.length;
    }

    String get(int i) {
        int from = i == 0 ? 0 : ends[i - 1];
        return new String(bytes, from, ends[i] - from, StandardCharsets.UTF_8);
    }
}
