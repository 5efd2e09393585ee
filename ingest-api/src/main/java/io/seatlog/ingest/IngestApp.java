package io.seatlog.ingest;

import io.seatlog.runtime.AppLauncher;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Takes every write. Any number of instances may run. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({LogSide.class, HttpSide.class})
public class IngestApp {

    /** Runs the app until it is told to stop. */
    public static void main(String[] arguments) {
        AppLauncher.run(IngestApp.class, "ingest", Map.of(), arguments);
    }
}
