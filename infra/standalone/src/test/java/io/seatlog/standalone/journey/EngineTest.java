package io.seatlog.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who has no engine is told so at once, and who has one what it lacks. */
class EngineTest {

    private static final String IMAGE = "apache/kafka:4.3.1";

    @Test
    void anEngineThatHasTheImageCanRunIt() throws Exception {
        assertThat(toldBy("HTTP/1.0 200 OK\r\n\r\n{}")).isEmpty();
    }

    @Test
    void anEngineWithoutTheImageIsToldHowToGetIt() throws Exception {
        assertThat(toldBy("HTTP/1.0 404 Not Found\r\n\r\n{}"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("docker pull " + IMAGE));
    }

    @Test
    void whereThereIsNoEngineNobodyWaits() throws Exception {
        Instant start = Instant.now();
        assertThat(Engine.at("unix:///no/such.sock").cannotRun(IMAGE)).isPresent();
        assertThat(Engine.at("not an address").cannotRun(IMAGE)).isPresent();
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Engine.at("tcp://127.0.0.1:" + silent.getLocalPort()).cannotRun(IMAGE))
                    .isPresent();
        }
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    private static Optional<String> toldBy(String answer) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread engine = new Thread(() -> answerOnce(server, answer));
            engine.start();
            Optional<String> told =
                    Engine.at("tcp://127.0.0.1:" + server.getLocalPort()).cannotRun(IMAGE);
            engine.join();
            return told;
        }
    }

    private static void answerOnce(ServerSocket server, String answer) {
        try (Socket asker = server.accept()) {
            InputStream in = asker.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            assertThat(head.toString()).startsWith("GET /images/" + IMAGE + "/json ");
            asker.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
