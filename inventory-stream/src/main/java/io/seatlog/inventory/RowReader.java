package io.seatlog.inventory;

import io.seatlog.runtime.streams.BrokenInvariantException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one row of a store that {@link RowWriter} wrote. */
final class RowReader {

    private final ByteBuffer bytes;

    RowReader(byte[] row, int version) {
        bytes = ByteBuffer.wrap(row);
        int found = get();
        if (found != version) {
            throw new BrokenInvariantException("A row has version " + found + ", known is " + version);
        }
    }

    int get() {
        return need(1).get() & 0xff;
    }

    int getInt() {
        return need(Integer.BYTES).getInt();
    }

    long getLong() {
        return need(Long.BYTES).getLong();
    }

    private ByteBuffer need(int length) {
        if (length < 0 || bytes.remaining() < length) {
            throw new BrokenInvariantException("A row ends too early");
        }
        return bytes;
    }

    Instant getTime() {
        return Instant.ofEpochMilli(getLong());
    }

    @Nullable
    Instant getOptionalTime() {
        return get() == 0 ? null : getTime();
    }

    String getText() {
        int length = getInt();
        need(length);
        byte[] text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    <T> List<T> getList(Function<RowReader, T> item) {
        int size = getInt();
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(item.apply(this));
        }
        return list;
    }
}
