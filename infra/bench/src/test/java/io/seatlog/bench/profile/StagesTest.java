package io.seatlog.bench.profile;

import static io.seatlog.bench.SystemUnderTest.APPS;
import static io.seatlog.bench.SystemUnderTest.BROKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Stacks are what async-profiler wrote, with fewer frames. */
class StagesTest {

    private static final String LOOP = "[reactor-http-io_uring-1 tid=29860];java/lang/Thread.run;"
            + "io/netty/channel/SingleThreadIoEventLoop.run;io/netty/channel/uring/IoUringIoHandler.run;";
    private static final String INVENTORY = "[seatlog-inventory-caeb2efe-4ade-42bd-b0bd-40c42c5bb82e-StreamThread-1"
            + " tid=30927];org/apache/kafka/streams/processor/internals/StreamThread.run;"
            + "org/apache/kafka/streams/processor/internals/StreamThread.runLoop;";
    private static final String PROCESSOR = INVENTORY
            + "org/apache/kafka/streams/processor/internals/StreamTask.process;"
            + "io/seatlog/inventory/InventoryProcessor.process;io/seatlog/inventory/InventoryProcessor.decide;";
    private static final String HANDLER = "[data-plane-kafka-request-handler-0 tid=30199];java/lang/Thread.run;"
            + "kafka/server/KafkaRequestHandler.run;kafka/server/KafkaApis.handle;";
    private static final String APPEND = "kafka/server/ReplicaManager.$anonfun$appendToLocalLog$8;"
            + "org/apache/kafka/storage/internals/log/UnifiedLog.append;"
            + "org/apache/kafka/storage/internals/log/OffsetIndex.append;java/util/concurrent/locks/LockSupport.unpark";

    private static Stage stage(String role, String frames) {
        return Stages.of(role, Stack.read(frames + " 3000000"));
    }

    @Test
    void readsThreadFramesAndTime() {
        assertThat(Stack.read("[kafka-producer-network-thread | seatlog-ingest tid=7];java/lang/Thread.run;"
                        + "void WeakProcessor::Task::work<A, B> 4000000"))
                .isEqualTo(new Stack(
                        "kafka-producer-network-thread | seatlog-ingest",
                        List.of("java/lang/Thread.run", "void WeakProcessor::Task::work<A, B>"),
                        4_000_000));
        assertThat(Stack.read("[main tid=7] 10").frames()).isEmpty();
        assertThatThrownBy(() -> Stack.read("java/lang/Thread.run 10")).hasMessageContaining("Not the stack");
    }

    @Test
    void tellsTheKernelFromTheCodeOfAnEventLoop() {
        assertThat(stage(APPS, LOOP + "io/netty/channel/uring/Native.ioUringEnter;_init;syscall"))
                .isEqualTo(Stage.HTTP_KERNEL);
        assertThat(stage(APPS, LOOP + "io/netty/handler/codec/ByteToMessageDecoder.callDecode"))
                .isEqualTo(Stage.HTTP_CODEC);
        String call = LOOP + "io/seatlog/ingest/edge/ShortPath.isTaken;io/seatlog/ingest/sell/HoldCall.takes;";
        assertThat(stage(APPS, call + "java/util/HashMap.getNode")).isEqualTo(Stage.HTTP_HANDLING);
        assertThat(stage(APPS, call + "io/seatlog/wire/HoldSeats.get")).isEqualTo(Stage.HTTP_HANDLING);
        assertThat(stage(
                        APPS,
                        call + "org/apache/avro/specific/SpecificDatumWriter.writeField;io/seatlog/wire/Seat.get"))
                .isEqualTo(Stage.HTTP_SENDING);
        assertThat(stage(APPS, call + "org/apache/kafka/clients/producer/KafkaProducer.send"))
                .isEqualTo(Stage.HTTP_SENDING);
    }

    @Test
    void tellsWhatTheThreadOfInventoryStreamIsAt() {
        String decide = PROCESSOR + "io/seatlog/inventory/domain/HoldSeats.decide;";
        assertThat(stage(APPS, decide + "io/seatlog/inventory/domain/Best.find;java/util/Arrays.copyOf"))
                .isEqualTo(Stage.INVENTORY_DECIDING);
        assertThat(stage(APPS, decide + "io/seatlog/inventory/StoredHouse.customer;java/util/HashMap.getNode"))
                .isEqualTo(Stage.INVENTORY_STORES);
        assertThat(stage(APPS, PROCESSOR + "io/seatlog/inventory/AnswerCodec.encode"))
                .isEqualTo(Stage.INVENTORY_RECORDS);
        String commit = INVENTORY + "org/apache/kafka/streams/processor/internals/StreamThread.maybeCommit;";
        assertThat(stage(APPS, commit + "java/util/HashMap.forEach")).isEqualTo(Stage.INVENTORY_SENDING);
        String flush = commit + "io/seatlog/runtime/streams/CommitBuffer.writeThrough;";
        assertThat(stage(APPS, flush + "org/rocksdb/RocksDB.write;rocksdb::DBImpl::Write;rocksdb::MemTable::Add"))
                .isEqualTo(Stage.INVENTORY_STORES);
        assertThat(stage(APPS, flush + "org/apache/kafka/clients/producer/KafkaProducer.send"))
                .isEqualTo(Stage.INVENTORY_SENDING);
        assertThat(stage(
                        APPS,
                        INVENTORY + "org/apache/kafka/clients/consumer/KafkaConsumer.poll;"
                                + "org/apache/kafka/clients/NetworkClient.poll;sun/nio/ch/EPoll.wait;epoll_wait"))
                .isEqualTo(Stage.INVENTORY_POLLING);
        assertThat(stage(APPS, PROCESSOR + "java/lang/String.<init>")).isEqualTo(Stage.INVENTORY_REST);
    }

    @Test
    void tellsWhatTheBrokerDoesForARequest() {
        assertThat(stage(BROKER, HANDLER + "kafka/server/KafkaApis.handleProduceRequest;" + APPEND))
                .isEqualTo(Stage.BROKER_LOG);
        assertThat(stage(BROKER, HANDLER + "kafka/server/KafkaApis.$anonfun$handleWriteTxnMarkersRequest$2;" + APPEND))
                .isEqualTo(Stage.BROKER_LOG);
        assertThat(stage(BROKER, HANDLER + "kafka/server/KafkaApis.handleProduceRequest;java/util/HashMap.get"))
                .isEqualTo(Stage.BROKER_PRODUCING);
        assertThat(stage(BROKER, HANDLER + "kafka/server/KafkaApis.handleEndTxnRequest;itable stub"))
                .isEqualTo(Stage.BROKER_TRANSACTIONS);
        assertThat(
                        stage(
                                BROKER,
                                HANDLER + "kafka/server/ReplicaManager.tryCompleteActions;"
                                        + "kafka/server/DelayedFetch.tryComplete;org/apache/kafka/storage/internals/log/UnifiedLog.read"))
                .isEqualTo(Stage.BROKER_FETCHING);
        assertThat(stage(BROKER, HANDLER + "java/util/concurrent/ArrayBlockingQueue.poll"))
                .isEqualTo(Stage.BROKER_REST);
        String network = "[data-plane-kafka-network-thread-0-ListenerName(PLAINTEXT)-PLAINTEXT-0 tid=9];"
                + "kafka/network/Processor.poll;sun/nio/ch/EPollSelectorImpl.doSelect;";
        assertThat(stage(BROKER, network + "sun/nio/ch/EPoll.wait;Java_sun_nio_ch_EPoll_wait;epoll_wait"))
                .isEqualTo(Stage.BROKER_KERNEL);
        assertThat(stage(BROKER, network + "sun/nio/ch/EPollSelectorImpl.processEvents"))
                .isEqualTo(Stage.BROKER_NETWORK);
    }

    @Test
    void goesByTheThreadWhereFramesSayNothing() {
        assertThat(stage(APPS, "[reactor-http-io_uring-1 tid=1];[break_interpreted];updateBytesCRC32C"))
                .isEqualTo(Stage.HTTP_REST);
        for (String role : List.of(APPS, BROKER)) {
            assertThat(stage(role, "[C2 CompilerThre tid=1];clone3;Compile::Code_Gen"))
                    .isEqualTo(Stage.COMPILERS);
            assertThat(stage(role, "[GC Thread#1 tid=1];clone3;GangWorker::run"))
                    .isEqualTo(Stage.COLLECTORS);
            assertThat(stage(role, "[ingest-upkeep tid=1];java/lang/Thread.run"))
                    .isEqualTo(Stage.EVERYTHING_ELSE);
        }
        // The thread name of one process says nothing in the other.
        assertThat(stage(BROKER, LOOP + "syscall")).isEqualTo(Stage.EVERYTHING_ELSE);
    }

    @Test
    void addsUpWhatAnOperationTakesInTheOrderOfTheStages() {
        StageTimes times = new StageTimes();
        times.add(BROKER, List.of(Stack.read(HANDLER + "itable stub 1000000")));
        times.add(APPS, List.of(Stack.read(PROCESSOR + "itable stub 2000000"), Stack.read(LOOP + "syscall 500000")));
        times.add(APPS, List.of(Stack.read(LOOP + "syscall 500000")));

        assertThat(times.table("", 1_000).rows())
                .containsExactly(
                        List.of("HTTP event loops: requests decoded, answers encoded", "1.0", "25 %"),
                        List.of("inventory-stream: Kafka Streams itself, and the rest", "2.0", "50 %"),
                        List.of("broker, requests: others, and waiting for some", "1.0", "25 %"),
                        List.of("all", "4.0", "100 %"));
    }
}
