package io.seatlog.query;

import io.seatlog.runtime.AppLauncher;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Answers every read. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({KafkaSide.class, HttpSide.class})
public class QueryApp {

    private static final Map<String, Object> DEFAULTS = Map.of(
            "server.port", 8082,
            "server.shutdown", "graceful",
            "spring.lifecycle.timeout-per-shutdown-phase", "5s",
            "server.max-http-request-header-size", "16KB",
            "server.netty.max-initial-line-length", "8KB");

    /** Runs the app until it is told to stop. */
    public static void main(String[] arguments) {
        AppLauncher.run(QueryApp.class, "query", DEFAULTS, arguments);
    }
}
