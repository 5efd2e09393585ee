package io.seatlog.order.domain;

import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the parts of an order as bytes. */
record Out(DataOutputStream bytes) {

    /** Writes one element of a list. */
    interface Writer<T> {
        void write(Out out, T element) throws IOException;
    }

    void number(int number) throws IOException {
        bytes.writeInt(number);
    }

    void count(long count) throws IOException {
        bytes.writeLong(count);
    }

    void flag(boolean flag) throws IOException {
        bytes.writeBoolean(flag);
    }

    void text(String text) throws IOException {
        bytes.writeUTF(text);
    }

    void maybe(@Nullable String text) throws IOException {
        flag(text != null);
        if (text != null) {
            text(text);
        }
    }

    void time(Instant time) throws IOException {
        count(time.toEpochMilli());
    }

    void maybe(@Nullable Instant time) throws IOException {
        flag(time != null);
        if (time != null) {
            time(time);
        }
    }

    <T> void list(List<T> elements, Writer<T> writer) throws IOException {
        number(elements.size());
        for (T element : elements) {
            writer.write(this, element);
        }
    }
}
