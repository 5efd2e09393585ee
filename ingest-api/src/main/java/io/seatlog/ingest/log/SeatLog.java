package io.seatlog.ingest.log;

import io.seatlog.topic.Topic;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;

/** Asks a log: sends a command and gives its committed reply. */
public final class SeatLog {

    /** Builds a command. */
    @FunctionalInterface
    public interface Command {
        /** The command with this id, whose reply goes there. */
        SpecificRecord with(String commandId, ByteBuffer replyTo);
    }

    private final CommandLog log;
    private final Replies replies;
    private final ReplyAddress address;
    private final Topic topic;

    public SeatLog(CommandLog log, Replies replies, ReplyAddress address, Topic topic) {
        this.log = log;
        this.replies = replies;
        this.address = address;
        this.topic = topic;
    }

    /** Asks, and waits so long; the future fails with a TimeoutException, or with what kept the command from the log. */
    public CompletableFuture<SpecificRecord> ask(String key, Command command, Duration within) {
        String id = address.nextCommandId();
        CompletableFuture<SpecificRecord> reply = replies.await(id);
        log.send(topic, key, command.with(id, address.replyTo()), (metadata, e) -> {
            if (e != null) {
                reply.completeExceptionally(e);
            }
        });
        return reply.orTimeout(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether a future that failed did so because nobody answered in time, or because nothing could be written. */
    public static boolean isSilence(Throwable e) {
        return e instanceof TimeoutException || e instanceof KafkaException;
    }

    /** Sends a command without asking for a reply; completes once it is written. */
    public CompletableFuture<Void> tell(String key, Command command) {
        return log.write(topic, key, command.with(address.nextCommandId(), address.replyTo()));
    }
}
