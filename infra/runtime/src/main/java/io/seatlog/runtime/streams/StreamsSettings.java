package io.seatlog.runtime.streams;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Streams runs in this process.
 *
 * @param stateDir          where local stores live; no two processes may share it
 * @param threads           stream threads; more than partitions are idle
 * @param standbys          instances that keep a warm copy of each store; 0 where there is one instance for good
 * @param instanceId        a name that survives restarts, so that a restart is not waited out as a death; only where
 *                          exactly one instance has that name
 * @param applicationServer host and port under which other instances ask this one
 * @param properties        handed to Kafka Streams as they are, over everything else
 */
@ConfigurationProperties("seatlog.streams")
public record StreamsSettings(
        @DefaultValue("data/streams") Path stateDir,
        @DefaultValue("1") int threads,
        @DefaultValue("1") int standbys,
        @Nullable String instanceId,
        @Nullable String applicationServer,
        @DefaultValue Map<String, String> properties) {

    public StreamsSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("seatlog.streams.threads is " + threads + ", it must be 1 or more");
        }
        if (standbys < 0) {
            throw new IllegalArgumentException("seatlog.streams.standbys is " + standbys + ", it must be 0 or more");
        }
        properties = Map.copyOf(properties);
    }
}
