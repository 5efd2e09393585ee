package io.seatlog.runtime.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class ThreadReplacementTest {

    private long now;
    private final ThreadReplacement handler = new ThreadReplacement("app", () -> now);

    @Test
    void replacesThreeThreadsInTenMinutesAndThenStopsTheClient() {
        for (int i = 0; i < 3; i++) {
            assertThat(handler.handle(new StreamsException("dead"))).isEqualTo(REPLACE_THREAD);
        }
        assertThat(handler.handle(new StreamsException("dead"))).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void forgetsReplacementsAfterTenMinutes() {
        for (int i = 0; i < 10; i++) {
            assertThat(handler.handle(new StreamsException("dead"))).isEqualTo(REPLACE_THREAD);
            now += Duration.ofMinutes(4).toNanos();
        }
    }

    @Test
    void stopsTheClientAtOnceWhenAStoreContradictsItself() {
        StreamsException wrapped = new StreamsException("dead", new BrokenInvariantException("two owners"));
        assertThat(handler.handle(wrapped)).isEqualTo(SHUTDOWN_CLIENT);
    }
}
