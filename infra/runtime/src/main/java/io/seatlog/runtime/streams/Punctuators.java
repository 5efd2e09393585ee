package io.seatlog.runtime.streams;

import java.time.Duration;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * The one place that schedules punctuators.
 *
 * <p>Under exactly-once Kafka Streams 4.3.1 takes a {@link TimeoutException} that leaves a punctuator for a corrupted
 * task: it commits the outputs of the open transaction and forgets the task's input offsets and store writes. So no
 * TimeoutException may leave: it is rethrown as another exception, the thread dies and the transaction aborts whole.
 */
public final class Punctuators {

    private Punctuators() {}

    /** Calls the action every interval of wall-clock time, on the task's own thread, between records. */
    public static Cancellable wallClock(ProcessingContext context, Duration interval, Punctuator action) {
        return context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, abortingOnTimeout(action));
    }

    static Punctuator abortingOnTimeout(Punctuator action) {
        return now -> {
            try {
                action.punctuate(now);
            } catch (TimeoutException e) {
                throw new StreamsException("A punctuator timed out; the thread dies so that its transaction aborts", e);
            }
        };
    }
}
