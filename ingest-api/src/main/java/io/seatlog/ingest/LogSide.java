package io.seatlog.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.seatlog.ingest.log.Catalogue;
import io.seatlog.ingest.log.CommandLog;
import io.seatlog.ingest.log.Replies;
import io.seatlog.ingest.log.ReplyAddress;
import io.seatlog.ingest.log.SaleViews;
import io.seatlog.ingest.log.SeatLog;
import io.seatlog.ingest.sell.GateCounters;
import io.seatlog.ingest.sell.HoldDesk;
import io.seatlog.ingest.sell.HoldWire;
import io.seatlog.runtime.kafka.DeadLetters;
import io.seatlog.runtime.kafka.KafkaSettings;
import io.seatlog.runtime.kafka.LogReader;
import io.seatlog.runtime.kafka.Producers;
import io.seatlog.runtime.kafka.RegistryCodec;
import io.seatlog.runtime.kafka.RegistrySettings;
import io.seatlog.runtime.kafka.TopicSetup;
import io.seatlog.serde.RecordCodec;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/** Wires what writes to the log and reads from it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({KafkaSettings.class, RegistrySettings.class})
class LogSide {

    /** Commands of buyers wait so long for others to share a batch. */
    private static final Duration LINGER = Duration.ofMillis(1);

    private static final Duration PUBLISHING_LINGER = Duration.ofMillis(5);

    /** Longer than this without an answer from a broker, and the view says nothing about now. */
    private static final Duration VIEW_FRESH = Duration.ofSeconds(1);

    private static final List<Topic> TOPICS = List.of(
            Topics.SEAT_COMMANDS,
            Topics.SEAT_REPLIES,
            Topics.SHOWTIMES,
            Topics.SECTIONS,
            Topics.SEAT_MAP,
            Topics.CATALOGUE,
            Topics.ORDER_COMMANDS,
            Topics.ORDER_REPLIES,
            Topics.PAYMENT_REQUESTS,
            Topics.PAYMENT_RESULTS,
            Topics.CONTACTS);

    private static final int PUBLISHED_BYTES_MAX = 64 << 20;
    private static final int EVENT_LOOP_WAITS_MS = 50;

    @Bean
    TopicSetup topicSetup(KafkaSettings kafka) {
        return new TopicSetup(
                kafka,
                TOPICS.stream()
                        .flatMap(topic -> Stream.of(topic, topic.deadLetters()))
                        .toList());
    }

    @Bean
    RecordCodec codec(RegistrySettings registry) {
        return RegistryCodec.connect(registry, TOPICS);
    }

    @Bean
    ReplyAddress replyAddress() {
        return new ReplyAddress();
    }

    @Bean
    DefaultKafkaProducerFactory<byte[], byte[]> buyers(KafkaSettings kafka) {
        DefaultKafkaProducerFactory<byte[], byte[]> factory = Producers.factory(kafka, "ingest", LINGER);
        factory.updateConfigs(Map.of(ProducerConfig.MAX_BLOCK_MS_CONFIG, EVENT_LOOP_WAITS_MS));
        return factory;
    }

    @Bean
    DefaultKafkaProducerFactory<byte[], byte[]> publishing(KafkaSettings kafka) {
        DefaultKafkaProducerFactory<byte[], byte[]> factory =
                Producers.factory(kafka, "ingest-publishing", PUBLISHING_LINGER);
        factory.updateConfigs(Map.of(
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                Duration.ofSeconds(30).toMillis(),
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                PUBLISHED_BYTES_MAX,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                (long) PUBLISHED_BYTES_MAX + (16 << 20)));
        return factory;
    }

    @Bean
    CommandLog commandLog(@Qualifier("buyers") DefaultKafkaProducerFactory<byte[], byte[]> buyers, RecordCodec codec) {
        return new CommandLog(buyers.createProducer(), codec);
    }

    @Bean
    CommandLog publishingLog(
            @Qualifier("publishing") DefaultKafkaProducerFactory<byte[], byte[]> publishing, RecordCodec codec) {
        return new CommandLog(publishing.createProducer(), codec);
    }

    @Bean
    BadReplies badReplies(
            @Qualifier("buyers") DefaultKafkaProducerFactory<byte[], byte[]> buyers, MeterRegistry meters) {
        return new BadReplies(new DeadLetters(meters), buyers.createProducer());
    }

    @Bean
    Replies seatReplies(ReplyAddress address, RecordCodec codec, BadReplies bad, ObjectProvider<HoldDesk> desk) {
        return new Replies(
                Topics.SEAT_REPLIES,
                address,
                codec,
                (record, why) -> bad.found(Topics.SEAT_REPLIES, record, why),
                (showtime, number) -> desk.getObject().numberRead(showtime, number),
                () -> desk.getObject().repliesPolled());
    }

    @Bean
    Replies orderReplies(ReplyAddress address, RecordCodec codec, BadReplies bad) {
        return new Replies(
                Topics.ORDER_REPLIES,
                address,
                codec,
                (record, why) -> bad.found(Topics.ORDER_REPLIES, record, why),
                (showtime, number) -> {},
                () -> {});
    }

    @Bean
    LogReader seatReplyReader(KafkaSettings kafka, @Qualifier("seatReplies") Replies replies) {
        return new LogReader(
                kafka, "ingest-seat-replies", LogReader.From.END, List.of(Topics.SEAT_REPLIES.name()), replies);
    }

    @Bean
    LogReader orderReplyReader(KafkaSettings kafka, @Qualifier("orderReplies") Replies replies) {
        return new LogReader(
                kafka, "ingest-order-replies", LogReader.From.END, List.of(Topics.ORDER_REPLIES.name()), replies);
    }

    @Bean
    SaleViews saleViews(RecordCodec codec, HoldDesk desk) {
        return new SaleViews(codec, desk);
    }

    @Bean
    LogReader viewReader(KafkaSettings kafka, SaleViews views) {
        return new LogReader(
                kafka,
                "ingest-view",
                LogReader.From.BEGINNING,
                List.of(Topics.SHOWTIMES.name(), Topics.SECTIONS.name(), Topics.SEAT_MAP.name()),
                views);
    }

    @Bean
    Catalogue catalogue(KafkaSettings kafka, RecordCodec codec) {
        return new Catalogue(kafka, codec);
    }

    @Bean
    LogReader catalogueReader(KafkaSettings kafka, Catalogue catalogue) {
        return new LogReader(
                kafka, "ingest-catalogue", LogReader.From.BEGINNING, List.of(Topics.CATALOGUE.name()), catalogue);
    }

    @Bean
    GateCounters gateCounters(MeterRegistry meters) {
        return new GateCounters(meters);
    }

    @Bean
    HoldDesk holdDesk(
            @Qualifier("commandLog") CommandLog log,
            @Qualifier("seatReplies") Replies replies,
            ReplyAddress address,
            @Qualifier("viewReader") ObjectProvider<LogReader> view,
            GateCounters counters) {
        return new HoldDesk(
                new HoldWire(log, replies, address),
                System::currentTimeMillis,
                () -> isFresh(view.getObject()),
                counters);
    }

    private static boolean isFresh(LogReader view) {
        return view.isReady() && view.silence().compareTo(VIEW_FRESH) < 0;
    }

    @Bean
    SeatLog seatLog(
            @Qualifier("commandLog") CommandLog log, @Qualifier("seatReplies") Replies replies, ReplyAddress address) {
        return new SeatLog(log, replies, address, Topics.SEAT_COMMANDS);
    }

    @Bean
    SeatLog publishingSeatLog(
            @Qualifier("publishingLog") CommandLog log,
            @Qualifier("seatReplies") Replies replies,
            ReplyAddress address) {
        return new SeatLog(log, replies, address, Topics.SEAT_COMMANDS);
    }

    @Bean
    SeatLog orderLog(
            @Qualifier("commandLog") CommandLog log, @Qualifier("orderReplies") Replies replies, ReplyAddress address) {
        return new SeatLog(log, replies, address, Topics.ORDER_COMMANDS);
    }

    @Bean
    Warmth warmth(
            @Qualifier("commandLog") CommandLog buyers,
            @Qualifier("publishingLog") CommandLog publishing,
            HoldDesk desk) {
        return new Warmth(
                () -> {
                    buyers.keepWarm(
                            Topics.SEAT_COMMANDS,
                            Topics.ORDER_COMMANDS,
                            Topics.PAYMENT_REQUESTS,
                            Topics.PAYMENT_RESULTS,
                            Topics.CONTACTS,
                            // Or the first dead letter would be lost: this producer waits for nothing.
                            Topics.SEAT_REPLIES.deadLetters(),
                            Topics.ORDER_REPLIES.deadLetters());
                    publishing.keepWarm(Topics.SEAT_COMMANDS, Topics.CATALOGUE);
                },
                desk::sweep);
    }
}
