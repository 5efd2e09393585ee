package io.seatlog.ingest.log;

import io.seatlog.runtime.kafka.LogReader;
import io.seatlog.serde.RecordCodec;
import io.seatlog.serde.UnreadableRecordException;
import io.seatlog.topic.RecordHeaders;
import io.seatlog.topic.Topic;
import io.seatlog.wire.CommandRef;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Hands committed replies to who waits for them. Every instance reads all of them: of those of others only the number in
 * the header, which tells how far the showtime is.
 */
public final class Replies implements LogReader.Handler {

    /** Hears of the numbers in replies, also in those to other instances. */
    @FunctionalInterface
    public interface Numbers {
        /** A reply about the showtime has this number. */
        void read(String showtimeId, long number);
    }

    /** Takes what cannot be read. */
    @FunctionalInterface
    public interface Unreadable {
        /** The record is not a reply, for this reason. */
        void found(ConsumerRecord<byte[], byte[]> record, UnreadableRecordException why);
    }

    private final Topic topic;
    private final ReplyAddress address;
    private final RecordCodec codec;
    private final Unreadable unreadable;
    private final Numbers numbers;
    private final Runnable polled;
    private final Map<String, Consumer<SpecificRecord>> waiting = new ConcurrentHashMap<>();

    public Replies(
            Topic topic,
            ReplyAddress address,
            RecordCodec codec,
            Unreadable unreadable,
            Numbers numbers,
            Runnable polled) {
        this.topic = topic;
        this.address = address;
        this.codec = codec;
        this.unreadable = unreadable;
        this.numbers = numbers;
        this.polled = polled;
    }

    /** Waits for the reply to a command; to be called before it is sent. */
    public void await(String commandId, Consumer<SpecificRecord> taker) {
        waiting.put(commandId, taker);
    }

    /** Waits for the reply to a command as a future, which forgets the command when it ends in whatever way. */
    public CompletableFuture<SpecificRecord> await(String commandId) {
        CompletableFuture<SpecificRecord> reply = new CompletableFuture<>();
        await(commandId, reply::complete);
        reply.whenComplete((record, e) -> forget(commandId));
        return reply;
    }

    /** Waits no longer. */
    public void forget(String commandId) {
        waiting.remove(commandId);
    }

    @Override
    public void record(ConsumerRecord<byte[], byte[]> record) {
        long number = RecordHeaders.number(record.headers());
        if (number >= 0 && record.key() != null) {
            numbers.read(new String(record.key(), StandardCharsets.UTF_8), number);
        }
        Header to = record.headers().lastHeader(RecordHeaders.TO);
        // A reply to nobody is none that we would have written: it is read to see whether it is one at all.
        if (to == null || address.is(to.value())) {
            handOut(record);
        }
    }

    private void handOut(ConsumerRecord<byte[], byte[]> record) {
        try {
            SpecificRecord reply = codec.decode(topic, record.value());
            Consumer<SpecificRecord> taker = waiting.remove(commandId(reply));
            if (taker != null) {
                taker.accept(reply);
            }
        } catch (UnreadableRecordException e) {
            unreadable.found(record, e);
        }
    }

    @Override
    public void polled() {
        polled.run();
    }

    /** Each kind of reply begins alike. */
    private static String commandId(SpecificRecord reply) {
        Schema.Field command = reply.getSchema().getField("command");
        if (command != null && reply.get(command.pos()) instanceof CommandRef answered) {
            return answered.getId();
        }
        throw new IllegalArgumentException("No reply: " + reply.getSchema().getFullName());
    }
}
