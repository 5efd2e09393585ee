package io.seatlog.query;

import static io.seatlog.query.TwoInstances.HTTP;
import static io.seatlog.query.TwoInstances.parse;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A client of the feed. */
final class FeedClient implements WebSocket.Listener {
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    FeedClient(int app, String showtime, String query) {
        socket = HTTP.newWebSocketBuilder()
                .subprotocols("seatlog.v1")
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + TwoInstances.port(app) + "/api/showtimes/" + showtime + "/feed"
                                + query),
                        this)
                .join();
    }

    JsonNode next() throws InterruptedException {
        JsonNode message = messages.poll(10, TimeUnit.SECONDS);
        assertThat(message).isNotNull();
        return message;
    }

    void say(String message) {
        socket.sendText(message, true).join();
    }

    /** The status that the server closed it with. */
    int closed() throws Exception {
        return closed.get(5, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            messages.add(parse(text.toString().getBytes(StandardCharsets.UTF_8)));
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }
}
