package io.seatlog.standalone.journey;

import static io.seatlog.standalone.journey.Stage.seats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What stands in the topics of a system that has sold, and now has nothing to do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdleIT {

    private static final Duration OBSERVED = Duration.ofSeconds(30);
    private static final Duration QUIET_WITHIN = Duration.ofSeconds(30);

    @BeforeAll
    void sell() {
        Stage stage = new Stage(SeatlogClient.at(RunningStandalone.origin()));
        stage.publish("idle", Stage.house("PT1H"));
        SeatlogClient buyer = stage.buyer("ida");
        buyer.orderDecided("idle", "held", seats("stalls:1:1")).expect(201);
        String order = buyer.orderDecided("idle", "paid", seats("stalls:1:2"))
                .expect(201)
                .text("orderId");
        Answer payment =
                buyer.post("/api/orders/" + order + "/payment", Map.of()).expect(201);
        SeatlogClient.onPage(payment.text("url"), "pay");
        Stage.awaitOrder(buyer, order, "PAID");
    }

    @Test
    void writesNothing() throws Exception {
        try (BrokerView broker = new BrokerView()) {
            Set<String> topics = broker.topics();
            assertThat(topics).contains("seat-map").anyMatch(topic -> topic.endsWith("-changelog"));
            await("what was under way has ended")
                    .atMost(QUIET_WITHIN)
                    .pollInterval(Duration.ofSeconds(2))
                    .during(Duration.ofSeconds(4))
                    .until(new Unmoved(broker, topics)::look);

            Map<String, Long> before = broker.ends(topics);
            Unmoved since = new Unmoved(broker, topics);
            await("nothing moves")
                    .pollInterval(Duration.ofSeconds(5))
                    .during(OBSERVED)
                    .atMost(OBSERVED.plusSeconds(10))
                    .until(since::look);

            assertThat(broker.ends(topics)).isEqualTo(before);
            System.out.printf("No offset of %d partitions of %d topics moved%n", before.size(), topics.size());
        }
    }

    /** Whether anything was written since it was last looked at. */
    private static final class Unmoved {

        private final BrokerView broker;
        private final Set<String> topics;
        private Map<String, Long> last = Map.of();

        Unmoved(BrokerView broker, Set<String> topics) {
            this.broker = broker;
            this.topics = topics;
        }

        boolean look() throws Exception {
            Map<String, Long> now = broker.ends(topics);
            boolean unmoved = last.isEmpty() || now.equals(last);
            last = now;
            return unmoved;
        }
    }

    @Test
    void leavesNoControlRecordInTopicsThatAreNeverWrittenInATransaction() throws Exception {
        try (BrokerView broker = new BrokerView()) {
            for (Topic plain : List.of(Topics.SEAT_COMMANDS, Topics.ORDER_COMMANDS, Topics.PAYMENT_RESULTS)) {
                assertThat(controlRecords(broker, plain)).as(plain.name()).isZero();
            }
            assertThat(controlRecords(broker, Topics.SEAT_FACTS))
                    .as("those of a topic that is written in transactions are seen")
                    .isPositive();
        }
    }

    /** Control records take offsets, but no consumer is given them. */
    private static long controlRecords(BrokerView broker, Topic topic) throws Exception {
        long readable = broker.records(List.of(topic.name())).size();
        assertThat(readable).as("records of " + topic).isPositive();
        long offsets = broker.ends(List.of(topic.name())).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return offsets - readable;
    }
}
