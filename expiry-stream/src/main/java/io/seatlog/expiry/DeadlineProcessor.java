package io.seatlog.expiry;

import io.seatlog.runtime.kafka.DeadLetters;
import io.seatlog.runtime.streams.Alarm;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.NullUnmarked;

/** Keeps the deadlines of its partition's holds and showtimes, and asks for what is due. */
@NullUnmarked // its fields are set by init()
final class DeadlineProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

    /** Everything about a deadline is in its key; this is the version of its value. */
    private static final byte[] VALUE = {1};

    private final ExpiryCodec codec;
    private final ExpirySettings settings;
    private final DeadLetters deadLetters;
    private final Predicate<Deadline> ask;
    private KeyValueStore<Bytes, byte[]> deadlines;
    private Alarm alarm;
    private long nextLook;

    DeadlineProcessor(ExpiryCodec codec, ExpirySettings settings, DeadLetters deadLetters, Predicate<Deadline> ask) {
        this.codec = codec;
        this.settings = settings;
        this.deadLetters = deadLetters;
        this.ask = ask;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        deadlines = context.getStateStore(ExpiryTopology.DEADLINES);
        DueScan scan = new DueScan(deadlines, settings, ask);
        alarm = new Alarm(context, now -> {
            nextLook = now + settings.tick().toMillis();
            return scan.run(now);
        });
        // What another instance, or an earlier life, has left.
        alarm.at(context.currentSystemTimeMs());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata place = context().recordMetadata().orElseThrow();
        DeadlineChange change;
        try {
            change = codec.read(record.key(), record.value(), place.partition());
        } catch (UnfitFactException e) {
            context().forward(deadLetters.of(record, place, e.reason(), e.getMessage()));
            return;
        }
        if (change.gone() != null) {
            // Not delete(), which reads the old value first.
            deadlines.put(change.gone().key(), null);
        }
        if (change.set() != null) {
            deadlines.put(change.set().key(), VALUE);
            alarm.at(Math.max(nextLook, change.set().at()));
        }
    }
}
