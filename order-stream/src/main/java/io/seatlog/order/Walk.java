package io.seatlog.order;

import io.seatlog.id.OrderId;
import io.seatlog.order.domain.Paid;
import io.seatlog.order.domain.Receipt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A way past every order of a showtime: to call them all off, or to add up what that would give back.
 *
 * @param cursor   id of the last order that was passed; empty: none yet
 * @param question whom the sum is for; none: the showtime is called off
 */
record Walk(Instant at, String cursor, @Nullable Question question, int orders, int tickets, long amount) {

    private static final byte VERSION = 1;

    /** An EstimateCancellation that waits for its answer. */
    record Question(
            String commandId, Receipt receipt, @Nullable String replyTo) {}

    static Walk callingOff(Instant at) {
        return new Walk(at, "", null, 0, 0, 0);
    }

    static Walk adding(Instant at, Question question) {
        return new Walk(at, "", question, 0, 0, 0);
    }

    boolean callsOff() {
        return question == null;
    }

    Walk past(OrderId order) {
        return new Walk(at, order.toString(), question, orders, tickets, amount);
    }

    /** With what would be given back of this order. */
    Walk and(Paid order) {
        int left = order.tickets().left().size();
        return left == 0
                ? this
                : new Walk(at, cursor, question, orders + 1, tickets + left, Math.addExact(amount, order.worth()));
    }

    byte[] bytes() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeByte(VERSION);
            out.writeLong(at.toEpochMilli());
            out.writeUTF(cursor);
            out.writeInt(orders);
            out.writeInt(tickets);
            out.writeLong(amount);
            Question asked = question;
            out.writeBoolean(asked != null);
            if (asked != null) {
                out.writeUTF(asked.commandId());
                out.writeInt(asked.receipt().partition());
                out.writeLong(asked.receipt().offset());
                String replyTo = asked.replyTo();
                out.writeUTF(replyTo == null ? "" : replyTo);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Walk of(byte[] bytes) {
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalArgumentException("Walks of version " + version + " are not known here");
            }
            Instant at = Instant.ofEpochMilli(in.readLong());
            String cursor = in.readUTF();
            int orders = in.readInt();
            int tickets = in.readInt();
            long amount = in.readLong();
            return new Walk(at, cursor, in.readBoolean() ? question(in) : null, orders, tickets, amount);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Question question(DataInputStream in) throws IOException {
        String commandId = in.readUTF();
        Receipt receipt = new Receipt(in.readInt(), in.readLong());
        String replyTo = in.readUTF();
        return new Question(commandId, receipt, replyTo.isEmpty() ? null : replyTo);
    }
}
