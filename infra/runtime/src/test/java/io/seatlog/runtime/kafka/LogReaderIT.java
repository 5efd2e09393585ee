package io.seatlog.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.seatlog.runtime.TestBroker;
import io.seatlog.runtime.kafka.LogReader.From;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogReaderIT {

    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private final List<String> keys = new CopyOnWriteArrayList<>();
    private LogReader reader;

    @AfterEach
    void stop() {
        reader.stop();
    }

    @Test
    void readsFromTheBeginningWhatIsCommittedAndIsReadyAtTheEnd() throws Exception {
        String topic = TestBroker.topic(TestBroker.unique("read"), Map.of());
        try (KafkaProducer<String, String> producer = TestBroker.producer(Map.of("transactional.id", topic))) {
            producer.initTransactions();
            transaction(producer, topic, "aborted", false);
            transaction(producer, topic, "committed", true);
            transaction(producer, topic, "aborted too", false);
        }
        reader = start(topic, From.BEGINNING);
        await().atMost(AT_MOST).until(reader::isReady);
        assertThat(keys).containsExactly("committed");
    }

    @Test
    void readsFromTheEndWhatComesOnceItIsReady() throws Exception {
        String topic = TestBroker.topic(TestBroker.unique("read"), Map.of());
        TestBroker.send(topic, List.of("old"));
        reader = start(topic, From.END);
        await().atMost(AT_MOST).until(reader::isReady);
        TestBroker.send(topic, List.of("fails", "new"));
        await().atMost(AT_MOST).until(() -> keys.contains("new"));
        assertThat(keys).containsExactly("new");
    }

    @Test
    void knowsThatABrokerAnswersAlsoWhenThereIsNothingToRead() throws Exception {
        String topic = TestBroker.topic(TestBroker.unique("read"), Map.of());
        reader = start(topic, From.END);
        await().atMost(AT_MOST).until(reader::isReady);
        await().during(Duration.ofSeconds(2))
                .atMost(AT_MOST)
                .until(() -> reader.silence().compareTo(Duration.ofSeconds(1)) < 0);
    }

    private static void transaction(KafkaProducer<String, String> producer, String topic, String key, boolean commit) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic, key, "v"));
        producer.flush();
        if (commit) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
    }

    private LogReader start(String topic, From from) {
        LogReader started =
                new LogReader(TestBroker.settings(1), TestBroker.unique("reader"), from, List.of(topic), record -> {
                    String key = new String(record.key(), StandardCharsets.UTF_8);
                    if (key.equals("fails")) {
                        throw new IllegalStateException("a handler's fault");
                    }
                    keys.add(key);
                });
        started.start();
        return started;
    }
}
