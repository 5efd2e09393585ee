package io.seatlog.backing.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParentTest {

    private Process child;

    /** What the child runs: it is ready at once and would stay for ever. */
    static final class Staying {
        public static void main(String[] args) throws InterruptedException {
            Parent parent = Parent.attach();
            System.out.println("a line for the log");
            parent.ready();
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    @BeforeEach
    void start() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        child = new ProcessBuilder(
                        java.toString(), "-cp", System.getProperty("java.class.path"), Staying.class.getName())
                .start();
    }

    @AfterEach
    void end() {
        child.destroyForcibly();
    }

    @Test
    void aChildEndsWhenTheOtherEndOfItsInputIsClosed() throws Exception {
        assertThat(firstLine()).isEqualTo("ready");

        child.getOutputStream().close();

        assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private String firstLine() throws IOException {
        return new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }
}
