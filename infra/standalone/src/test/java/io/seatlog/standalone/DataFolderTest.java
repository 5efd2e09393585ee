package io.seatlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    private static final Ports.Wish ANY = new Ports.Wish(0, 0, 0, 0);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void theSecondToComeIsToldWhoHasTheFolder() {
        try (DataFolder first = DataFolder.open(folder)) {
            assertThat(first.path("logs")).isDirectory();
            assertThatThrownBy(() -> DataFolder.open(folder))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid())
                    .hasMessageContaining("SEATLOG_DATA");
        }
        DataFolder.open(folder).close();
    }

    @Test
    void theSecretIsMadeOnceAndKept() {
        try (DataFolder data = DataFolder.open(folder)) {
            String secret = data.secret();
            assertThat(secret).hasSize(43);
            assertThat(data.secret()).isEqualTo(secret);
        }
    }

    @Test
    void aPortThatWasNotGivenIsChosenOnce() {
        try (DataFolder data = DataFolder.open(folder);
                Console console = console()) {
            Ports ports = Ports.choose(data, ANY, console);
            Ports again = Ports.choose(data, new Ports.Wish(ports.http(), 0, 0, ports.stripe()), console);
            assertThat(again).isEqualTo(ports);
        }
    }

    @Test
    void aTakenPortIsNamedTogetherWithItsVariable() throws Exception {
        try (DataFolder data = DataFolder.open(folder);
                Console console = console();
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports.Wish wish = new Ports.Wish(taken.getLocalPort(), 0, 0, 0);
            assertThatThrownBy(() -> Ports.choose(data, wish, console))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("SEATLOG_PORT");
        }
    }

    private Console console() {
        return new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), false);
    }
}
