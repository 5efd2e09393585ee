package io.seatlog.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.reason.Reason;
import io.seatlog.wire.RefusalReason;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void giveEveryTopicItsDeadLetters() {
        assertThat(Topics.allWithDeadLetters().map(Topic::name))
                .doesNotHaveDuplicates()
                .hasSize(2 * Topics.ALL.size())
                .contains("seat-commands.dead-letters");
        assertThat(Topics.SEAT_COMMANDS.deadLetters().config()).containsEntry("retention.ms", "-1");
        assertThat(Topics.ORDERS.deadLetters().config()).containsEntry("retention.ms", "2592000000");
    }

    @Test
    void letTheLogGiveTheTimeWhereTimeDecides() {
        assertThat(Topics.ALL.stream().filter(Topic::logAppendTime))
                .containsExactlyInAnyOrder(Topics.SEAT_COMMANDS, Topics.ORDER_COMMANDS);
    }

    @Test
    void acceptRecordsOfAnyTime() {
        assertThat(Topics.allWithDeadLetters()).allSatisfy(topic -> assertThat(topic.config())
                .containsEntry("message.timestamp.after.max.ms", "9223372036854775807"));
    }

    @Test
    void haveRoomForADeadLetterOfTheLargestRecord() {
        assertThat(Topics.ALL).allSatisfy(topic -> assertThat(bytesMax(topic.deadLetters()))
                .isEqualTo(bytesMax(topic) + RecordSize.DEAD_LETTER_MORE));
        assertThat(bytesMax(Topics.SEAT_FACTS)).isGreaterThan(bytesMax(Topics.SEAT_COMMANDS));
    }

    private static int bytesMax(Topic topic) {
        return Integer.parseInt(topic.config().get("max.message.bytes"));
    }

    @Test
    void placeAKeyWhereKafkasOwnPartitionerDoes() {
        for (int i = 0; i < 1000; i++) {
            String key = "showtime-" + i;

            assertThat(Placement.partition(key, 24))
                    .isEqualTo(BuiltInPartitioner.partitionForKey(key.getBytes(), 24))
                    .isEqualTo(Placement.partitionByFirstPart(key + "/A/0", 24));
        }
    }

    @Test
    void tellOnTheWireOnlyReasonsThatTheApiKnows() {
        assertThat(Arrays.stream(Reason.values()).map(Enum::name).collect(Collectors.toSet()))
                .containsAll(Arrays.stream(RefusalReason.values())
                        .filter(reason -> reason != RefusalReason.UNKNOWN)
                        .map(Enum::name)
                        .toList());
    }
}
