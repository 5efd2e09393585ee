package io.seatlog.bench.http;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** reactor-netty alone, answering every request with the same bytes. It ends when its standard input does. */
public final class BareServer {

    private BareServer() {}

    /** Takes its port, a file with the body, and names and values of headers. */
    public static void main(String[] arguments) throws IOException {
        DisposableServer server = start(
                Integer.parseInt(arguments[0]),
                Files.readAllBytes(Path.of(arguments[1])),
                List.of(arguments).subList(2, arguments.length));
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // Whoever started it says nothing; its end is the end of this.
        }
        server.disposeNow();
    }

    /** Listens; names and values of headers come in turns. */
    static DisposableServer start(int port, byte[] body, List<String> headers) {
        return HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .handle((request, response) -> {
                    for (int i = 0; i < headers.size(); i += 2) {
                        response.addHeader(headers.get(i), headers.get(i + 1));
                    }
                    return response.sendObject(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)));
                })
                .bindNow();
    }
}
