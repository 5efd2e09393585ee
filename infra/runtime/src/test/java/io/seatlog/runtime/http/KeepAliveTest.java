package io.seatlog.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** A connection stays good: reactor-netty 1.3.7 read no more from one whose next request had come early. */
class KeepAliveTest {

    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private static final int ROUNDS = 5;

    private final DisposableServer server = RequestRepair.in(HttpServer.create())
            .host("127.0.0.1")
            .port(0)
            .handle((request, response) -> {
                var answered =
                        response.header("Content-Length", "0").sendHeaders().then();
                boolean slowly = request.uri().equals("/slow");
                return slowly ? answered.then(Mono.delay(Duration.ofMillis(50)).then()) : answered;
            })
            .bindNow();

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @Test
    void whoAsksAgainBeforeTheServerIsDoneWithTheFirstAnswerIsHeardAfterwardsToo() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(5_000);
            for (int round = 0; round < ROUNDS; round++) {
                // The answer is there, the server still busy with it; so the next request has to wait in it.
                assertThat(answerTo(socket, "/slow")).as("round " + round).isEqualTo(ANSWER);
                assertThat(answerTo(socket, "/")).as("round " + round).isEqualTo(ANSWER);
            }
        }
    }

    private static String answerTo(Socket socket, String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: seatlog\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readNBytes(ANSWER.length()), StandardCharsets.US_ASCII);
    }
}
