package io.seatlog.bench.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.seatlog.backing.FreePort;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerSettingsTest {

    @Test
    void takesTheVersionFromWhatRedisPrints() {
        assertThat(PeerSettings.version("Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64"))
                .isEqualTo("7.0.15");
        assertThat(PeerSettings.version("no such option")).isEqualTo("unknown version");
    }

    @Test
    void saysOfRedisWhatOneThatRunsSays(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(RedisPeer.server().isPresent(), RedisPeer.MISSING);
        Path program = RedisPeer.server().orElseThrow();
        try (RedisPeer.Server server = RedisPeer.Server.start(program, folder, FreePort.any());
                RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", server.port()))) {
            RedisCommands<String, String> redis = client.connect().sync();
            Map<String, String> set = redis.configGet("*");
            String version = redis.info("server").replaceFirst("(?s).*redis_version:(\\S+).*", "$1");

            assertThat(set)
                    .containsEntry("appendonly", "yes")
                    .containsEntry("appendfsync", "everysec")
                    // A child process that rewrites the file would go on while the peer stands still.
                    .containsEntry("auto-aof-rewrite-percentage", "0");
            assertThat(PeerSettings.redis(program))
                    .isEqualTo("%s, appendonly %s, appendfsync %s, auto-aof-rewrite-percentage %s"
                            .formatted(
                                    version,
                                    set.get("appendonly"),
                                    set.get("appendfsync"),
                                    set.get("auto-aof-rewrite-percentage")));
        }
    }
}
