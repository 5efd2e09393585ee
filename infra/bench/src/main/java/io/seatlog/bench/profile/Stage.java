package io.seatlog.bench.profile;

/** What CPU is used for, in the order a purchase goes through it. */
enum Stage {
    HTTP_KERNEL("HTTP event loops: socket reads and writes, and waiting for them, in the kernel"),
    HTTP_CODEC("HTTP event loops: requests decoded, answers encoded"),
    HTTP_HANDLING("HTTP event loops: requests handled by ingest-api"),
    HTTP_SENDING("HTTP event loops: commands encoded and given to the producer"),
    HTTP_REST("HTTP event loops: the rest"),
    PRODUCERS("the threads of all Kafka producers"),
    INVENTORY_POLLING("inventory-stream: polling"),
    INVENTORY_RECORDS("inventory-stream: records decoded and encoded"),
    INVENTORY_DECIDING("inventory-stream: deciding"),
    INVENTORY_STORES("inventory-stream: its stores, RocksDB included"),
    INVENTORY_SENDING("inventory-stream: sending and commit"),
    INVENTORY_REST("inventory-stream: Kafka Streams itself, and the rest"),
    INGEST_READERS("ingest-api's readers of answers and of what is left"),
    ORDERS("order-stream"),
    EXPIRY("expiry-stream"),
    QUERY("query-api"),
    BROKER_KERNEL("broker, network: socket reads and writes, and waiting for them, in the kernel"),
    BROKER_NETWORK("broker, network: requests read, answers written"),
    BROKER_LOG("broker, requests: writes to the log, markers of transactions included"),
    BROKER_PRODUCING("broker, requests: of producers, without the log"),
    BROKER_TRANSACTIONS("broker, requests: transactions and their offsets, without the log"),
    BROKER_FETCHING("broker, requests: fetches"),
    BROKER_REST("broker, requests: others, and waiting for some"),
    ROCKSDB("RocksDB in the background"),
    COLLECTORS("collectors, and what else stops all threads"),
    COMPILERS("compilers"),
    EVERYTHING_ELSE("everything else");

    private final String words;

    Stage(String words) {
        this.words = words;
    }

    /** For the report. */
    String words() {
        return words;
    }
}
