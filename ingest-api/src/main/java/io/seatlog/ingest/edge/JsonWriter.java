package io.seatlog.ingest.edge;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;

/** Writes one JSON value as bytes, front to back. */
public final class JsonWriter {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[512];
    private int size;

    /** Begins an object that is the value, or an item. */
    public JsonWriter object() {
        comma();
        return raw('{');
    }

    /** Begins an object. */
    public JsonWriter object(String name) {
        return name(name).raw('{');
    }

    /** Begins an array. */
    public JsonWriter array(String name) {
        return name(name).raw('[');
    }

    /** Ends an object. */
    public JsonWriter endObject() {
        return raw('}');
    }

    /** Ends an array. */
    public JsonWriter endArray() {
        return raw(']');
    }

    /** A member. */
    public JsonWriter member(String name, String value) {
        return name(name).text(value);
    }

    /** A member. */
    public JsonWriter member(String name, long value) {
        return name(name).ascii(Long.toString(value));
    }

    /** A member. */
    public JsonWriter member(String name, Instant value) {
        return name(name).text(value.toString());
    }

    /** A member. */
    public JsonWriter member(String name, Collection<String> values) {
        array(name);
        for (String value : values) {
            comma();
            text(value);
        }
        return endArray();
    }

    /** All of it. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private JsonWriter name(String name) {
        comma();
        return text(name).raw(':');
    }

    /** A comma, unless the first value is to come. */
    private void comma() {
        if (size > 0) {
            byte last = bytes[size - 1];
            if (last != '{' && last != '[' && last != ':') {
                raw(',');
            }
        }
    }

    private JsonWriter text(String text) {
        raw('"');
        int length = text.length();
        room(length + 1);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80 && c >= ' ' && c != '"' && c != '\\' && c != 0x7f) {
                bytes[size++] = (byte) c;
            } else {
                special(text, i);
                i += Character.isHighSurrogate(c) && i + 1 < length ? 1 : 0;
                room(length - i + 1);
            }
        }
        return raw('"');
    }

    private void special(String text, int at) {
        char c = text.charAt(at);
        room(8);
        if (c == '"' || c == '\\') {
            bytes[size++] = '\\';
            bytes[size++] = (byte) c;
        } else if (c < ' ' || c == 0x7f) {
            byte[] escape = {'\\', 'u', '0', '0', HEX[c >> 4], HEX[c & 15]};
            System.arraycopy(escape, 0, bytes, size, escape.length);
            size += escape.length;
        } else {
            byte[] utf8 = new String(Character.toChars(text.codePointAt(at))).getBytes(StandardCharsets.UTF_8);
            System.arraycopy(utf8, 0, bytes, size, utf8.length);
            size += utf8.length;
        }
    }

    private JsonWriter ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
        return this;
    }

    private JsonWriter raw(char c) {
        room(1);
        bytes[size++] = (byte) c;
        return this;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
