package io.seatlog.runtime.streams;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.Topology;

/**
 * One Kafka Streams app as its module defines it.
 *
 * @param name           after the installation's prefix this is its application id
 * @param topology       its graph
 * @param guarantee      what it promises
 * @param commitInterval how often it commits
 * @param logTimeTopics  inputs whose records the broker must stamp; it refuses to start where they are not
 * @param levelStores    stores that compact by level, because they are scanned past many tombstones
 * @param properties     settings of its own, which win over the shared ones
 * @param yielding       whether its threads go behind others of the JVM while processors are short; Linux heeds it with
 *                       {@code -XX:ThreadPriorityPolicy=1}
 */
public record StreamsApp(
        String name,
        Topology topology,
        Guarantee guarantee,
        Duration commitInterval,
        Set<String> logTimeTopics,
        Set<String> levelStores,
        Map<String, Object> properties,
        boolean yielding) {

    public StreamsApp {
        logTimeTopics = Set.copyOf(logTimeTopics);
        levelStores = Set.copyOf(levelStores);
        properties = Map.copyOf(properties);
    }

    /** An exactly-once app without settings of its own. */
    public static StreamsApp exactlyOnce(String name, Topology topology, Duration commitInterval) {
        return new StreamsApp(
                name, topology, Guarantee.EXACTLY_ONCE, commitInterval, Set.of(), Set.of(), Map.of(), false);
    }

    /** An at-least-once app without settings of its own; it too reads only what is committed. */
    public static StreamsApp atLeastOnce(String name, Topology topology, Duration commitInterval) {
        return new StreamsApp(
                name, topology, Guarantee.AT_LEAST_ONCE, commitInterval, Set.of(), Set.of(), Map.of(), false);
    }

    /** The same app with inputs that the broker must stamp. */
    public StreamsApp withLogTimeTopics(String... topics) {
        return new StreamsApp(
                name, topology, guarantee, commitInterval, Set.of(topics), levelStores, properties, yielding);
    }

    /** The same app with stores that compact by level. */
    public StreamsApp withLevelStores(String... stores) {
        return new StreamsApp(
                name, topology, guarantee, commitInterval, logTimeTopics, Set.of(stores), properties, yielding);
    }

    /** The same app with settings of its own. */
    public StreamsApp withProperties(Map<String, Object> own) {
        return new StreamsApp(name, topology, guarantee, commitInterval, logTimeTopics, levelStores, own, yielding);
    }

    /** The same app, which goes behind others of the JVM: whoever waits for it then waits longer. */
    public StreamsApp yieldingToOthers() {
        return new StreamsApp(name, topology, guarantee, commitInterval, logTimeTopics, levelStores, properties, true);
    }
}
