package io.seatlog.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommitPaceTest {

    private static final long INTERVAL = 6;

    private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    private final CommitPace pace = new CommitPace(Duration.ofMillis(INTERVAL), () -> this.now);
    private final RecordWaits waits = new RecordWaits();
    private long now = 1_000_000;

    /** One record in time, so that the pace knows how old a young one is. */
    @BeforeEach
    void commitOne() {
        take(0);
        commit();
    }

    @Test
    void commitsTheFirstRecordAfterAQuietTimeAtOnce() {
        now += 2 * INTERVAL;
        take(0);
        assertThat(context.committed()).isTrue();
        assertThat(timers()).isEmpty();
    }

    @Test
    void commitsAnIntervalAfterTheFirstRecord() {
        now += 2 * INTERVAL - 1;
        take(0);
        assertCommitsAfter(INTERVAL, 0);
    }

    @Test
    void leavesTimeForRecordsAlsoWhenCommitsTakeLong() {
        now += 10 * INTERVAL;
        // It came while the commit went on.
        take(INTERVAL);
        assertThat(context.committed()).isFalse();
        now += INTERVAL;
        take(INTERVAL);
        assertThat(context.committed()).isTrue();
    }

    @Test
    void commitsInTimeWhenNoOtherRecordComes() {
        now += 1;
        take(0);
        assertThat(context.committed()).isFalse();
        assertThat(timers()).singleElement().satisfies(timer -> {
            assertThat(timer.getInterval()).isEqualTo(Duration.ofMillis(INTERVAL));
            now += INTERVAL;
            timer.getPunctuator().punctuate(now);
        });
        assertThat(context.committed()).isTrue();
    }

    @Test
    void stopsItsTimerWhenACommitBegins() {
        now += 1;
        take(0);
        commit();
        assertThat(timers()).singleElement().satisfies(timer -> assertThat(timer.cancelled())
                .isTrue());
        now += 1;
        take(0);
        assertThat(timers()).hasSize(2);
    }

    @Test
    void letsRecordsThatWaitedWaitAQuarterAsLongAgain() {
        now += 50;
        take(200);
        assertCommitsAfter(50, 200);
    }

    @Test
    void letsNoYoungRecordWaitForOldOnes() {
        now += 50;
        take(200);
        now += 10;
        take(0);
        assertCommitsAfter(INTERVAL, 200);
    }

    @Test
    void itsTimerWaitsUntilACommitIsDue() {
        now += 50;
        take(200);
        Punctuator timer = timers().get(0).getPunctuator();
        now += 49;
        timer.punctuate(now);
        assertThat(context.committed()).isFalse();
        now += 1;
        timer.punctuate(now);
        assertThat(context.committed()).isTrue();
        assertThat(timers()).hasSize(1);
    }

    @Test
    void letsNoRecordWaitLongerThanTheLongest() {
        now += 60_000;
        take(50_000);
        assertCommitsAfter(CommitPace.LONGEST.toMillis(), 50_000);
    }

    @Test
    void commitsWhatNoRecordMadeItWrite() {
        now += 1;
        pace.wrote(context);
        assertThat(context.committed()).isFalse();
        now += INTERVAL;
        pace.wrote(context);
        assertThat(context.committed()).isTrue();
    }

    private void assertCommitsAfter(long millis, long waited) {
        now += millis - 1;
        take(waited);
        assertThat(context.committed()).isFalse();
        now += 1;
        take(waited);
        assertThat(context.committed()).isTrue();
    }

    private void take(long waited) {
        pace.took(context, now - waited, waits);
    }

    private void commit() {
        pace.committing();
        context.resetCommit();
    }

    private List<CapturedPunctuator> timers() {
        return context.scheduledPunctuators();
    }
}
