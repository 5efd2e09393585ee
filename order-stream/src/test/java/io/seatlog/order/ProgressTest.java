package io.seatlog.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Offsets are acknowledged only where all below them is done. */
class ProgressTest {

    private static final TopicPartition FIRST = new TopicPartition("payment-requests", 0);
    private static final TopicPartition SECOND = new TopicPartition("payment-requests", 1);

    private final Progress progress = new Progress();
    private final List<String> acknowledged = new ArrayList<>();

    @Test
    void acknowledgesTheHighestBelowWhichAllIsDone() {
        begin(FIRST, 3, 4, 5);
        end(FIRST, 5);
        end(FIRST, 4);
        assertThat(acknowledged).isEmpty();
        end(FIRST, 3);
        assertThat(acknowledged).containsExactly("0:5");
        assertThat(progress.size()).isZero();
    }

    @Test
    void keepsPartitionsApart() {
        begin(FIRST, 3);
        begin(SECOND, 8);
        end(SECOND, 8);
        assertThat(acknowledged).containsExactly("1:8");
    }

    @Test
    void acknowledgesNothingOfAPartitionThatIsGone() {
        begin(FIRST, 3);
        progress.forget(List.of(FIRST));
        assertThat(progress.isOurs(new Progress.Place(FIRST, 3))).isFalse();
        end(FIRST, 3);
        assertThat(acknowledged).isEmpty();
    }

    private void begin(TopicPartition partition, long... offsets) {
        for (long offset : offsets) {
            progress.begin(
                    new Progress.Place(partition, offset),
                    () -> acknowledged.add(partition.partition() + ":" + offset));
        }
    }

    private void end(TopicPartition partition, long offset) {
        progress.end(new Progress.Place(partition, offset));
    }
}
