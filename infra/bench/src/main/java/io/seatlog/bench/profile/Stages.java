package io.seatlog.bench.profile;

import io.seatlog.bench.SystemUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tells the stage of a stack: by its thread, and then by the innermost of its frames that says something. */
final class Stages {

    private static final String NIO_KERNEL = "sun/nio/ch/((EPoll|KQueue)\\.|\\w+\\.(readv?|writev?|transferTo)0$)";

    private static final String STREAMS = "org/apache/kafka/streams/\\S+/";

    private static final List<Threads> APPS = List.of(
            Threads.named("reactor-http-", Stage.HTTP_REST)
                    .in("io/netty/channel/\\w+/(Native|Socket|FileDescriptor)\\.", Stage.HTTP_KERNEL)
                    .in(NIO_KERNEL, Stage.HTTP_KERNEL)
                    .in("org/apache/(avro|kafka)/|io/seatlog/serde/", Stage.HTTP_SENDING)
                    // What is asked of a wire record is asked by whoever encodes or handles it.
                    .in("io/seatlog/(?!wire/)", Stage.HTTP_HANDLING)
                    .in("io/netty/|reactor/", Stage.HTTP_CODEC),
            Threads.named("kafka-producer-network-thread", Stage.PRODUCERS),
            Threads.named("seatlog-inventory-", Stage.INVENTORY_REST)
                    .in("org/apache/kafka/clients/consumer/", Stage.INVENTORY_POLLING)
                    .in("org/apache/avro/|io/seatlog/serde/|io/seatlog/inventory/\\w*Codec\\b", Stage.INVENTORY_RECORDS)
                    .in("io/seatlog/inventory/domain/", Stage.INVENTORY_DECIDING)
                    .in("org/rocksdb/|org/apache/kafka/streams/state/", Stage.INVENTORY_STORES)
                    .in("io/seatlog/runtime/streams/(CommitBuffer|WriteBehind|KnownIds)\\b", Stage.INVENTORY_STORES)
                    .in("io/seatlog/inventory/(\\w*Houses?|\\w*Row(s|Reader|Writer)?)\\b", Stage.INVENTORY_STORES)
                    .in("org/apache/kafka/clients/producer/", Stage.INVENTORY_SENDING)
                    .in(STREAMS + "(RecordCollectorImpl|StreamsProducer)\\b", Stage.INVENTORY_SENDING)
                    .in(STREAMS + "(StreamThread\\.maybeCommit|\\w+\\.commit)", Stage.INVENTORY_SENDING),
            Threads.named("reader-ingest-", Stage.INGEST_READERS),
            Threads.named("seatlog-orders-|payment-worker-|seat-relay-", Stage.ORDERS),
            Threads.named("seatlog-expiry", Stage.EXPIRY),
            Threads.named("seatlog-query-", Stage.QUERY),
            Threads.named("rocksdb:", Stage.ROCKSDB));

    private static final List<Threads> BROKER = List.of(
            Threads.named("data-plane-kafka-network-thread", Stage.BROKER_NETWORK)
                    .in(NIO_KERNEL, Stage.BROKER_KERNEL),
            requests("data-plane-kafka-request-handler", Stage.BROKER_REST),
            requests("(executor|ExpirationReaper-\\d+)-Fetch", Stage.BROKER_FETCHING),
            requests("(group-coordinator|transaction|TxnMarkerSender|AddPartitionsToTxn)", Stage.BROKER_TRANSACTIONS));

    private static final List<Threads> JVM = List.of(
            Threads.named("GC Thread|G1 |VM Thread", Stage.COLLECTORS),
            Threads.named("C[12] Compiler|Sweeper", Stage.COMPILERS));

    private Stages() {}

    private static Threads requests(String names, Stage rest) {
        return Threads.named(names, rest)
                .in("org/apache/kafka/storage/internals/log/UnifiedLog\\.append", Stage.BROKER_LOG)
                .in("kafka/server/DelayedFetch\\b|kafka/server/KafkaApis\\.\\S*handleFetch", Stage.BROKER_FETCHING)
                .in("kafka/server/KafkaApis\\.\\S*handle\\w*Txn", Stage.BROKER_TRANSACTIONS)
                .in("\\S*/transaction/|org/apache/kafka/coordinator/group/", Stage.BROKER_TRANSACTIONS)
                .in("kafka/server/\\w+\\.\\S*handleProduce|\\S*/DelayedProduce\\b", Stage.BROKER_PRODUCING);
    }

    /** The stage of a stack of this process. */
    static Stage of(String role, Stack stack) {
        List<Threads> known = new ArrayList<>(role.equals(SystemUnderTest.BROKER) ? BROKER : APPS);
        known.addAll(JVM);
        return known.stream()
                .filter(threads -> threads.names().matcher(stack.thread()).lookingAt())
                .findFirst()
                .map(threads -> threads.stage(stack.frames()))
                .orElse(Stage.EVERYTHING_ELSE);
    }

    /** Frames whose names begin so, and what they are part of. */
    private record Place(Pattern frames, Stage stage) {}

    /** Threads whose names begin so, the places that they are in, and what they do where they are in none. */
    private record Threads(Pattern names, List<Place> places, Stage rest) {

        static Threads named(String begin, Stage rest) {
            return new Threads(Pattern.compile(begin), List.of(), rest);
        }

        Threads in(String frames, Stage stage) {
            List<Place> more = new ArrayList<>(places);
            more.add(new Place(Pattern.compile(frames), stage));
            return new Threads(names, more, rest);
        }

        Stage stage(List<String> frames) {
            for (int i = frames.size() - 1; i >= 0; i--) {
                for (Place place : places) {
                    if (place.frames().matcher(frames.get(i)).lookingAt()) {
                        return place.stage();
                    }
                }
            }
            return rest;
        }
    }
}
