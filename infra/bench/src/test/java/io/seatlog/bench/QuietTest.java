package io.seatlog.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuietTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Test
    void isContentWithWhoSleeps() throws IOException {
        Process sleeper = new ProcessBuilder("sleep", "60").start();
        try {
            assertThatCode(() -> Quiet.await(Map.of("sleeper", sleeper.toHandle()), PATIENCE))
                    .doesNotThrowAnyException();
        } finally {
            sleeper.destroyForcibly();
        }
    }

    /** Of three that want a core each, on a machine that has other things to do. */
    @Test
    void saysWhoIsStillBusy() throws IOException {
        Map<String, ProcessHandle> busy = new HashMap<>();
        try {
            for (String name : List.of("first spinner", "second spinner", "third spinner")) {
                busy.put(
                        name,
                        new ProcessBuilder("sh", "-c", "while :; do :; done")
                                .start()
                                .toHandle());
            }
            assertThatThrownBy(() -> Quiet.await(busy, PATIENCE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("second spinner=");
        } finally {
            busy.values().forEach(ProcessHandle::destroyForcibly);
        }
    }
}
