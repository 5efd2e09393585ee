package io.seatlog.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class BareServerTest {

    private static final byte[] REQUEST = new Reads("faust").request();

    private static DisposableServer original(HttpResponseStatus status) {
        return HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> response.status(status)
                        .header("Vary", "Accept-Encoding")
                        .addHeader("Vary", "Origin")
                        .header("date", "Fri, 01 May 2026 10:00:00 GMT")
                        .header("ETag", "\"7\"")
                        .header("Access-Control-Expose-Headers", "ETag, Retry-After")
                        .header("Content-Length", "3")
                        .sendString(Mono.just("\u00e4!")))
                .bindNow();
    }

    private static RawAnswer ask(DisposableServer server) throws IOException {
        return RawAnswer.ask((InetSocketAddress) server.address(), REQUEST);
    }

    @Test
    void saysWhatTheOtherServerSaysButForItsDate() throws IOException {
        DisposableServer original = original(HttpResponseStatus.OK);
        RawAnswer answer = ask(original);
        DisposableServer bare = BareServer.start(0, answer.bytes(), answer.namesAndValues());
        try {
            assertThat(ask(bare)).isEqualTo(answer);
            assertThat(answer.headers())
                    .containsExactly(
                            "Vary: Accept-Encoding",
                            "Vary: Origin",
                            "ETag: \"7\"",
                            "Access-Control-Expose-Headers: ETag, Retry-After",
                            "Content-Length: 3");
        } finally {
            original.disposeNow();
            bare.disposeNow();
        }
    }

    @Test
    void refusesToBeHeldAgainstWhatItDoesNotSay() throws IOException {
        DisposableServer original = original(HttpResponseStatus.NOT_FOUND);
        RawAnswer answer = ask(original);
        List<String> most =
                answer.namesAndValues().subList(2, answer.namesAndValues().size());
        DisposableServer bare = BareServer.start(0, answer.bytes(), most);
        try {
            RawAnswer other = ask(bare);
            assertThatThrownBy(() -> answer.mustEqual(other))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("404")
                    .hasMessageContaining("Vary: Accept-Encoding");
        } finally {
            original.disposeNow();
            bare.disposeNow();
        }
    }
}
