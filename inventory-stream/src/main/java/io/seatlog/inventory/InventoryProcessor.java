package io.seatlog.inventory;

import io.micrometer.core.instrument.MeterRegistry;
import io.seatlog.id.ShowtimeId;
import io.seatlog.inventory.domain.Answer;
import io.seatlog.inventory.domain.Changes;
import io.seatlog.inventory.domain.Decision;
import io.seatlog.inventory.domain.Fact;
import io.seatlog.inventory.domain.Refusal;
import io.seatlog.inventory.domain.RowKey;
import io.seatlog.inventory.domain.Showtime;
import io.seatlog.inventory.domain.Stamp;
import io.seatlog.reason.Reason;
import io.seatlog.runtime.kafka.DeadLetterCause;
import io.seatlog.runtime.kafka.DeadLetters;
import io.seatlog.runtime.streams.BrokenInvariantException;
import io.seatlog.runtime.streams.CommitPace;
import io.seatlog.runtime.streams.RecordWaits;
import io.seatlog.topic.RecordHeaders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Decides one command after another: load, decide, apply, forward. Everything that can fail by a mistake of ours is
 * done before the first write, so a bug costs its record and nothing else.
 */
final class InventoryProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    /** A record on its way to a sink. */
    private record Output(String sink, Record<byte[], byte[]> record) {}

    private final InventoryCodec codec;
    private final DeadLetters deadLetters;
    private final DecisionMeters meters;
    private final int heapSeats;
    private final Supplier<CommitPace> paceOfThread;
    private final RecordWaits waits = new RecordWaits();
    private @Nullable CommitPace pace;
    private @Nullable ProcessorContext<byte[], byte[]> context;
    private @Nullable Houses houses;
    private @Nullable SeatMapPublisher seatMap;

    InventoryProcessor(InventoryCodec codec, MeterRegistry meters, int heapSeats, Supplier<CommitPace> paceOfThread) {
        this.codec = codec;
        this.deadLetters = new DeadLetters(meters);
        this.meters = new DecisionMeters(meters);
        this.heapSeats = heapSeats;
        this.paceOfThread = paceOfThread;
    }

    /** Also called when a task starts again after an abort: nothing on the heap may be older than that. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> initialized) {
        context = initialized;
        Houses fresh = new Houses(
                initialized.getStateStore(InventoryTopology.HOUSE),
                initialized.getStateStore(InventoryTopology.HOLDS),
                heapSeats);
        houses = fresh;
        pace = paceOfThread.get();
        SeatMapPublisher publisher = new SeatMapPublisher(initialized, fresh, codec, pace);
        publisher.changedAll();
        seatMap = publisher;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Objects.requireNonNull(pace).took(context(), record.timestamp(), waits);
        decide(record);
    }

    private void decide(Record<byte[], byte[]> record) {
        RecordMetadata place = context().recordMetadata().orElseThrow();
        Incoming incoming;
        try {
            incoming = codec.command(record, place.partition());
        } catch (PoisonException poison) {
            deadLetter(record, place, poison.reason(), poison.detail());
            return;
        }
        Stamp stamp = new Stamp(
                Instant.ofEpochMilli(record.timestamp()), incoming.commandId(), place.partition(), place.offset());
        StoredHouse house =
                Objects.requireNonNull(houses).get(incoming.command().showtime());
        Decision decision;
        Changes changes;
        List<Output> outputs;
        try {
            decision = incoming.command().decide(house, stamp);
            changes = decision.fact() == null ? null : Changes.of(decision.fact(), house);
            outputs = outputs(record, incoming, stamp, decision, changes);
        } catch (io.seatlog.inventory.domain.BrokenInvariantException broken) {
            throw new BrokenInvariantException(String.valueOf(broken.getMessage()), broken);
        } catch (KafkaException | BrokenInvariantException fatal) {
            throw fatal;
        } catch (RuntimeException bug) {
            bug(record, place, incoming, stamp, bug);
            return;
        }
        if (outputs.stream()
                .anyMatch(output -> InventoryCodec.isTooLarge(output.record().value()))) {
            Refusal refusal =
                    Refusal.of(Reason.REQUEST_INVALID, "What comes of it is too large; ask for less at a time");
            putAside(record, place, incoming, stamp, DeadLetterCause.TOO_LARGE, "Its outcome is too large", refusal);
            return;
        }
        write(house, decision.fact(), changes);
        outputs.forEach(output -> context().forward(output.record(), output.sink()));
        meters.count(decision);
    }

    private ProcessorContext<byte[], byte[]> context() {
        return Objects.requireNonNull(context);
    }

    private void write(StoredHouse house, @Nullable Fact fact, @Nullable Changes changes) {
        if (fact != null && changes != null) {
            house.write(changes);
            Objects.requireNonNull(seatMap).changed(house, fact, changes);
        }
    }

    private List<Output> outputs(
            Record<byte[], byte[]> record,
            Incoming incoming,
            Stamp stamp,
            Decision decision,
            @Nullable Changes changes) {
        List<Output> outputs = new ArrayList<>(3);
        Fact fact = decision.fact();
        if (fact != null && changes != null) {
            outputs.add(output(InventoryTopology.SEAT_FACTS, record.key(), codec.fact(fact), record.timestamp()));
            addTables(outputs, fact, changes, record.timestamp());
        }
        addAnswers(outputs, record, incoming, stamp, decision.answer());
        return outputs;
    }

    private static Output output(String sink, byte[] key, byte @Nullable [] value, long timestamp) {
        return new Output(sink, new Record<>(key, value, timestamp));
    }

    private void addTables(List<Output> outputs, Fact fact, Changes changes, long timestamp) {
        ShowtimeId id = fact.showtime();
        Showtime showtime = changes.showtime();
        if (showtime != null) {
            byte[] value = showtime.stage().isOpen() ? codec.showtime(showtime) : null;
            outputs.add(output(InventoryTopology.SHOWTIMES, TopicKeys.showtime(id), value, timestamp));
        }
        Changes.NewPart part = changes.part();
        if (part != null) {
            byte[] key = TopicKeys.layout(
                    id, part.draft(), part.part().section(), part.part().part());
            outputs.add(output(InventoryTopology.SECTIONS, key, codec.layout(id, part), timestamp));
        }
        for (RowKey row : changes.removed()) {
            if (row instanceof RowKey.LayoutRow layout) {
                byte[] key = TopicKeys.layout(id, layout.draft(), layout.section(), layout.part());
                outputs.add(output(InventoryTopology.SECTIONS, key, null, timestamp));
                byte[] seats = TopicKeys.seatMap(id, layout.section(), layout.part());
                outputs.add(output(InventoryTopology.SEAT_MAP, seats, null, timestamp));
            }
        }
    }

    private void addAnswers(
            List<Output> outputs, Record<byte[], byte[]> record, Incoming incoming, Stamp stamp, Answer answer) {
        if (incoming.replyTo() == null && !incoming.wantsResult()) {
            return;
        }
        byte[] value = codec.answer(answer, incoming.command().showtime(), stamp);
        if (incoming.replyTo() != null) {
            Output reply = output(InventoryTopology.SEAT_REPLIES, record.key(), value, record.timestamp());
            Headers headers = reply.record().headers();
            headers.add(RecordHeaders.TO, incoming.replyTo());
            headers.add(RecordHeaders.NUMBER, RecordHeaders.ofLong(answer.number()));
            outputs.add(reply);
        }
        if (incoming.wantsResult()) {
            outputs.add(output(InventoryTopology.SEAT_RESULTS, record.key(), value, record.timestamp()));
        }
    }

    private void deadLetter(Record<byte[], byte[]> record, RecordMetadata place, DeadLetterCause cause, String detail) {
        context().forward(deadLetters.of(record, place, cause, detail), InventoryTopology.DEAD_LETTERS);
    }

    private void bug(
            Record<byte[], byte[]> record, RecordMetadata place, Incoming incoming, Stamp stamp, RuntimeException bug) {
        meters.bug(incoming.command().showtime(), stamp, bug);
        String what = incoming.command().getClass().getSimpleName() + ": "
                + bug.getClass().getName();
        putAside(record, place, incoming, stamp, DeadLetterCause.BUG, what, Refusal.of(Reason.INTERNAL, ""));
    }

    /** What cannot be carried out changes nothing, is kept among the dead letters, and whoever waits is told. */
    private void putAside(
            Record<byte[], byte[]> record,
            RecordMetadata place,
            Incoming incoming,
            Stamp stamp,
            DeadLetterCause cause,
            String what,
            Refusal refusal) {
        ShowtimeId showtime = incoming.command().showtime();
        Houses loaded = Objects.requireNonNull(houses);
        loaded.forget(showtime);
        Answer answer = new Answer.Refused(null, loaded.get(showtime).counts().number(), refusal);
        List<Output> answers = new ArrayList<>(2);
        addAnswers(answers, record, incoming, stamp, answer);
        deadLetter(record, place, cause, what);
        answers.forEach(output -> context().forward(output.record(), output.sink()));
    }
}
