package io.seatlog.standalone.journey;

import io.seatlog.standalone.contract.Contract;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** When a watcher of a showtime's feed got to see each of its facts. */
final class FeedArrivals implements WebSocket.Listener, AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final ConcurrentSkipListMap<Long, Long> millisByVersion = new ConcurrentSkipListMap<>();
    private final Queue<JsonNode> messages = new ConcurrentLinkedQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    FeedArrivals(URI origin, String showtime) throws Exception {
        URI uri = URI.create("ws://" + origin.getAuthority() + "/api/showtimes/" + showtime + "/feed");
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("seatlog.v1")
                .buildAsync(uri, this)
                .get(10, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        long now = System.currentTimeMillis();
        partial.append(text);
        if (last) {
            JsonNode message = JSON.readTree(partial.toString());
            partial.setLength(0);
            if (message.has("version")) {
                millisByVersion.putIfAbsent(message.path("version").asLong(), now);
            }
            messages.add(message);
        }
        from.request(1);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        error.printStackTrace();
    }

    /** The time, in epoch milliseconds, of the first message that shows the fact of this number. */
    long of(long number) {
        var first = millisByVersion.ceilingEntry(number);
        if (first == null) {
            throw new AssertionError("The feed never showed " + number + ", only " + millisByVersion.lastEntry());
        }
        return first.getValue();
    }

    /** Only now is looked at what was said, so that it delays no arrival. */
    @Override
    public void close() {
        socket.abort();
        messages.forEach(Contract::heard);
    }
}
