package io.seatlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.seatlog.backing.FreePort;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIT {

    @TempDir
    Path folder;

    private final int port = FreePort.any();

    @Test
    void whatWasAcknowledgedIsThereAfterKillsAndStops() throws Exception {
        try (StandaloneProcess first = StandaloneProcess.start(folder.resolve("data"), port)) {
            assertThat(first.children()).hasSize(2);
            first.kill();
            await("the children follow their parent")
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> first.childrenAlive().isEmpty());
        }
        try (StandaloneProcess second = StandaloneProcess.start(folder.resolve("data"), port)) {
            second.stop();
            assertThat(second.printed()).contains("Seatlog is ready", "stopped");
            assertThat(second.childrenAlive()).isEmpty();
        }
    }
}
