package io.seatlog.standalone.journey;

import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.contract.Contract;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A watcher of one showtime's feed. */
final class Feed implements WebSocket.Listener, AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Answer SWITCHED =
            new Answer(101, MissingNode.getInstance(), HttpHeaders.of(Map.of(), (name, value) -> true));

    private final List<JsonNode> messages = new ArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    Feed(URI origin, String showtime, String query) throws Exception {
        this(
                origin,
                showtime,
                query,
                HttpClient.newHttpClient().newWebSocketBuilder().subprotocols("seatlog.v1"));
    }

    /** With what the handshake asks for already in the builder. */
    Feed(URI origin, String showtime, String query, WebSocket.Builder handshake) throws Exception {
        URI uri = URI.create("ws://" + origin.getAuthority() + "/api/showtimes/" + showtime + "/feed" + query);
        this.socket = handshake.buildAsync(uri, this).get(10, TimeUnit.SECONDS);
        Contract.answered("GET", uri.getRawPath(), SWITCHED);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        synchronized (messages) {
            partial.append(text);
            if (last) {
                JsonNode message = JSON.readTree(partial.toString());
                partial.setLength(0);
                messages.add(message);
                messages.notifyAll();
                Contract.heard(message);
            }
        }
        from.request(1);
        return null;
    }

    void send(String json) throws Exception {
        Contract.told(JSON.readTree(json));
        socket.sendText(json, true).get(10, TimeUnit.SECONDS);
    }

    /** The first message of this type that fits, of those that have come or will. */
    JsonNode await(String type, Predicate<JsonNode> fits) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        synchronized (messages) {
            while (true) {
                for (JsonNode message : messages) {
                    if (message.path("type").asString("").equals(type) && fits.test(message)) {
                        return message;
                    }
                }
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError("No such '" + type + "' in " + messages);
                }
                messages.wait(left);
            }
        }
    }

    /** Every message so far. */
    List<JsonNode> soFar() {
        synchronized (messages) {
            return List.copyOf(messages);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
