package io.seatlog.order.domain;

import java.io.DataInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what Out wrote, in any version that was released. */
record In(DataInputStream bytes, int version) {

    private static final int FIRST = 1;

    /** Reads one element of a list. */
    interface Reader<T> {
        T read(In in) throws IOException;
    }

    int number() throws IOException {
        return bytes.readInt();
    }

    long count() throws IOException {
        return bytes.readLong();
    }

    boolean flag() throws IOException {
        return bytes.readBoolean();
    }

    String text() throws IOException {
        return bytes.readUTF();
    }

    @Nullable
    String maybe() throws IOException {
        return flag() ? text() : null;
    }

    Instant time() throws IOException {
        return Instant.ofEpochMilli(count());
    }

    /** Whether the bytes are of the first version, which knew no tickets. */
    boolean isFirst() {
        return version == FIRST;
    }

    @Nullable
    Instant maybeTime() throws IOException {
        return flag() ? time() : null;
    }

    <T> List<T> list(Reader<T> reader) throws IOException {
        int size = number();
        List<T> elements = new ArrayList<>(Math.min(size, 1000));
        for (int i = 0; i < size; i++) {
            elements.add(reader.read(this));
        }
        return elements;
    }
}
