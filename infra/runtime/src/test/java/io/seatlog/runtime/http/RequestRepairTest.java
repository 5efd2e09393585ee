package io.seatlog.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** With bytes of its own on a socket: no client sends what is wrong here. */
class RequestRepairTest {

    private final DisposableServer server = RequestRepair.in(HttpServer.create())
            .host("127.0.0.1")
            .port(0)
            .handle(new ReactorHttpHandlerAdapter((request, response) -> {
                byte[] body = ("seen " + request.getURI().getRawQuery()).getBytes(StandardCharsets.UTF_8);
                return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
            }))
            .bindNow();

    @AfterEach
    void close() {
        server.disposeNow();
    }

    @Test
    void letsWhatBrowsersSendThrough() throws Exception {
        assertThat(sent("GET /a?event=a|b HTTP/1.1")).startsWith("HTTP/1.1 200").endsWith("seen event=a%7Cb");
        assertThat(sent("GET /a?from=%zz HTTP/1.1")).startsWith("HTTP/1.1 200").endsWith("seen from=%25zz");
        assertThat(sent("GET /a?b=ä HTTP/1.1")).endsWith("seen b=%C3%A4");
    }

    /** Just over what the server reads: of what it leaves unread, a socket makes a reset instead of an answer. */
    @Test
    void explainsWhatTheServerRefusesByItself() throws Exception {
        assertProblem(sent("GET /" + "a".repeat(4_100) + " HTTP/1.1"), 431, "HEADERS_TOO_LARGE");
        assertProblem(sent("GET / HTTP/1.1", "X: " + "a".repeat(8_200)), 431, "HEADERS_TOO_LARGE");
        assertProblem(sent("GET / HTTP/1.1", "Bad\u0001Name: a"), 422, "REQUEST_INVALID");
        assertProblem(sent("POST / HTTP/1.1", "Idempotency-Key: a\u0000b"), 400, "IDEMPOTENCY_KEY_INVALID");
    }

    private static void assertProblem(String answer, int status, String reason) {
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("content-type: application/problem+json");
        assertThat(answer).containsIgnoringCase("content-length: " + body.length() + "\r\n");
        assertThat(body).contains("\"status\":" + status + ",").contains("\"reason\":\"" + reason + "\"");
    }

    private String sent(String line, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            OutputStream out = socket.getOutputStream();
            String head = line + "\r\nHost: localhost\r\nConnection: close\r\n" + String.join("\r\n", headers);
            out.write((head + (headers.length == 0 ? "\r\n" : "\r\n\r\n")).getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
