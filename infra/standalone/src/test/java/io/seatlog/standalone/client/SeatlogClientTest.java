package io.seatlog.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller before a server that ends some connections where an answer should be. */
class SeatlogClientTest {

    private static final String BODY =
            "{\"type\":\"urn:seatlog:problem:overloaded\",\"title\":\"Too many\",\"status\":503,"
                    + "\"detail\":\"Too many\",\"instance\":\"/\",\"reason\":\"OVERLOADED\"}";
    private static final String ANSWER = "HTTP/1.1 503 Too many\r\nContent-Type: application/problem+json\r\n"
            + "Cache-Control: no-store\r\nRetry-After: 1\r\nContent-Length: " + BODY.length()
            + "\r\nConnection: close\r\n\r\n" + BODY;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private int unanswered;
    private ServerSocket server;
    private SeatlogClient client;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        client = SeatlogClient.at(URI.create("http://127.0.0.1:" + server.getLocalPort()));
        Thread thread = new Thread(this::serve, "server");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void aPurchaseThatWasNotAnsweredIsSentOnceMoreUnderItsKey() {
        unanswered = 1;

        assertThat(client.order("tonight", "a-key", Map.of()).status()).isEqualTo(503);

        assertThat(asked).hasSize(2).allMatch(request -> request.toLowerCase().contains("idempotency-key: a-key"));
    }

    @Test
    void notTwiceMore() {
        unanswered = 2;

        assertThatThrownBy(() -> client.order("tonight", "a-key", Map.of())).isInstanceOf(UncheckedIOException.class);

        assertThat(asked).hasSize(2);
    }

    @Test
    void whatHasNoKeyIsSentOnce() {
        unanswered = 1;

        assertThatThrownBy(() -> client.post("/api/guests", Map.of())).isInstanceOf(UncheckedIOException.class);

        assertThat(asked).hasSize(1);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                asked.add(head(connection));
                if (asked.size() > unanswered) {
                    connection.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException closed) {
                // The test is over, or a client has gone.
            }
        }
    }

    /** The lines up to the empty one; bodies here are two bytes, which closing throws away. */
    private static String head(Socket connection) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            head.append(line).append('\n');
        }
        return head.toString();
    }
}
