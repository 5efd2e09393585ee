package io.seatlog.standalone.journey;

import static io.seatlog.standalone.journey.Stage.seats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.seatlog.runtime.kafka.RegistryCodec;
import io.seatlog.runtime.kafka.RegistrySettings;
import io.seatlog.serde.RecordCodec;
import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import io.seatlog.topic.RecordHeaders;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

/** What no app can work on ends among the dead letters, and the sale goes on. */
class PoisonIT {

    private static final String SHOWTIME = "poisoned";
    private static final Set<Topic> REPLIES = Set.of(Topics.SEAT_REPLIES, Topics.ORDER_REPLIES);
    private static final List<Topic> ABOUT_ORDERS = List.of(
            Topics.SEAT_COMMANDS,
            Topics.SEAT_FACTS,
            Topics.SEAT_REQUESTS,
            Topics.ORDER_COMMANDS,
            Topics.PAYMENT_REQUESTS,
            Topics.PAYMENT_RESULTS);
    /** Nobody reads who customers are yet. */
    private static final List<Topic> READ =
            Topics.ALL.stream().filter(topic -> !topic.equals(Topics.CONTACTS)).toList();

    private static final Duration ALL_FOUND_WITHIN = Duration.ofSeconds(30);

    private final RecordCodec codec =
            RegistryCodec.connect(RegistrySettings.at(URI.create(RunningStandalone.registryUrl())), Topics.ALL);
    private final Stage stage = new Stage(SeatlogClient.at(RunningStandalone.origin()));

    @Test
    void everyPoisonedRecordBecomesADeadLetterAndTheNextGoodOneIsWorkedOn() throws Exception {
        stage.publish(SHOWTIME, Stage.house("PT1H"));
        buy("before", "stalls:1:1");
        try (BrokerView broker = new BrokerView()) {
            Set<String> before = letters(broker).keySet();
            Map<String, Poison> injected = new HashMap<>();
            for (Poison poison : poisons(broker)) {
                RecordMetadata place = broker.write(poison.record());
                injected.put(place.topic() + '-' + place.partition() + '@' + place.offset(), poison);
            }
            await().atMost(ALL_FOUND_WITHIN).untilAsserted(() -> assertThat(missing(injected, letters(broker)))
                    .as("poison without a dead letter")
                    .isEmpty());
            buy("after", "stalls:1:2");

            Map<String, ConsumerRecord<byte[], byte[]>> letters = letters(broker);
            letters.keySet().removeAll(before);
            assertThat(letters.keySet()).containsExactlyInAnyOrderElementsOf(injected.keySet());
            letters.forEach((place, letter) -> check(place, letter, injected.get(place)));
            System.out.printf("%d poisoned records in %d topics, each a dead letter%n", injected.size(), READ.size());
        }
    }

    private static List<String> missing(Map<String, Poison> injected, Map<String, ?> letters) {
        return injected.entrySet().stream()
                .filter(poison -> !letters.containsKey(poison.getKey()))
                .map(poison -> poison.getKey() + " " + poison.getValue().cause())
                .toList();
    }

    private static void check(String place, ConsumerRecord<byte[], byte[]> letter, Poison poison) {
        String what = place + " " + poison.cause();
        assertThat(header(letter, RecordHeaders.CAUSE))
                .as(what)
                .isEqualTo(poison.cause().name());
        assertThat(letter.topic()).as(what).isEqualTo(poison.record().topic() + ".dead-letters");
        assertThat(letter.key()).as(what).isEqualTo(poison.record().key());
        assertThat(letter.value()).as(what).isEqualTo(poison.record().value());
        assertThat(header(letter, RecordHeaders.DETAIL)).as(what).isNotBlank();
        assertThat(Long.parseLong(header(letter, RecordHeaders.SOURCE_TIMESTAMP)))
                .as(what)
                .isPositive();
    }

    private List<Poison> poisons(BrokerView broker) throws Exception {
        Map<Topic, ConsumerRecord<byte[], byte[]>> good = goodOnes(broker);
        List<Poison> all = new ArrayList<>();
        for (Topic topic : READ) {
            ConsumerRecord<byte[], byte[]> sample = good.get(topic);
            assertThat(sample).as("a good record of " + topic).isNotNull();
            byte[] foreign = good.get(topic.equals(Topics.SEAT_MAP) ? Topics.SHOWTIMES : Topics.SEAT_MAP)
                    .value();
            all.addAll(Poison.unreadable(topic, sample.value(), foreign));
            if (!REPLIES.contains(topic)) {
                all.addAll(Poison.misplaced(topic, sample));
            }
            if (ABOUT_ORDERS.contains(topic)) {
                all.add(Poison.ofNoOrder(topic, sample, codec));
            }
        }
        return all;
    }

    /** The last good record of each topic; of those about orders one that names its order. */
    private Map<Topic, ConsumerRecord<byte[], byte[]>> goodOnes(BrokerView broker) throws Exception {
        Map<String, Topic> topics = READ.stream().collect(Collectors.toMap(Topic::name, topic -> topic));
        Map<Topic, ConsumerRecord<byte[], byte[]>> good = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : broker.records(topics.keySet())) {
            Topic topic = topics.get(record.topic());
            boolean named =
                    !ABOUT_ORDERS.contains(topic) || Poison.orderId(codec.decode(topic, record.value())) != null;
            boolean ours = !topic.key().startsWith("showtimeId")
                    || key(record).split("/")[0].equals(SHOWTIME);
            if (record.value() != null && named && ours) {
                good.put(topic, record);
            }
        }
        return good;
    }

    /** Every dead letter by the place where its record was found; several readers may have found the same. */
    private static Map<String, ConsumerRecord<byte[], byte[]>> letters(BrokerView broker) throws Exception {
        Map<String, ConsumerRecord<byte[], byte[]>> letters = new TreeMap<>();
        List<String> topics =
                READ.stream().map(topic -> topic.deadLetters().name()).toList();
        for (ConsumerRecord<byte[], byte[]> letter : broker.records(topics)) {
            letters.put(
                    header(letter, RecordHeaders.SOURCE_TOPIC)
                            + '-'
                            + header(letter, RecordHeaders.SOURCE_PARTITION)
                            + '@'
                            + header(letter, RecordHeaders.SOURCE_OFFSET),
                    letter);
        }
        return letters;
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** From the hold to the paid order, which passes through every app and topic. */
    private void buy(String who, String seat) {
        SeatlogClient buyer = stage.buyer(who);
        Answer held = buyer.orderDecided(SHOWTIME, "k", seats(seat)).expect(201);
        String order = held.text("orderId");
        Answer payment =
                buyer.post("/api/orders/" + order + "/payment", Map.of()).expect(201);
        SeatlogClient.onPage(payment.text("url"), "pay");
        Stage.awaitOrder(buyer, order, "PAID");
    }
}
