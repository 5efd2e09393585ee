package io.seatlog.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuietTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Test
    void waitsNoLongerForWhoSleeps() throws IOException {
        Process sleeper = new ProcessBuilder("sleep", "60").start();
        try {
            assertThatCode(() -> Quiet.await(Map.of("sleeper", sleeper.toHandle()), PATIENCE))
                    .doesNotThrowAnyException();
        } finally {
            sleeper.destroyForcibly();
        }
    }

    @Test
    void saysWhoIsStillBusy() throws IOException {
        Process busy = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
        try {
            assertThatThrownBy(() -> Quiet.await(Map.of("spinner", busy.toHandle()), PATIENCE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("spinner");
        } finally {
            busy.destroyForcibly();
        }
    }
}
