package io.seatlog.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedReaderTest {

    private final List<Long> shown = new ArrayList<>();
    private final CommittedSeats.Section stalls = new CommittedSeats.Section(10);
    private final EmbeddedChannel channel =
            new EmbeddedChannel(new FeedReader(Map.of("stalls", stalls), new FeedReader.Sink() {
                @Override
                public void opened() {
                    // Nobody waits for it here.
                }

                @Override
                public void ended() {
                    // Nor for its end.
                }

                @Override
                public void frame() {
                    // Nor are frames counted.
                }

                @Override
                public void shown(long nanosAfterCommit) {
                    shown.add(nanosAfterCommit);
                }
            }));

    private void frame(String text) {
        channel.writeInbound(new TextWebSocketFrame(text));
    }

    private void seats(String section, long version) {
        frame("{\"type\":\"seats\",\"section\":\"" + section + "\",\"version\":" + version + ",\"bits\":\"AAAA\"}");
    }

    @Test
    void countsEachDecisionOnceAndFromItsCommit() {
        channel.pipeline().fireUserEventTriggered(ClientHandshakeStateEvent.HANDSHAKE_COMPLETE);
        long second = 1_000_000_000;
        long now = System.nanoTime();
        stalls.add(5, now - 3 * second);
        stalls.add(7, now - 2 * second);
        stalls.add(12, now - second);
        seats("stalls", 8);
        assertThat(shown).hasSize(2);
        assertThat(shown.get(0)).isBetween(3 * second, 4 * second);
        assertThat(shown.get(1)).isBetween(2 * second, 3 * second);
        seats("stalls", 8);
        assertThat(shown).hasSize(2);
        seats("stalls", 12);
        assertThat(shown).hasSize(3);
    }

    @Test
    void passesOverWhatItDoesNotWatchAndOtherMessages() {
        channel.pipeline().fireUserEventTriggered(ClientHandshakeStateEvent.HANDSHAKE_COMPLETE);
        stalls.add(5, System.nanoTime());
        seats("balcony", 9);
        frame("{\"type\":\"delta\",\"from\":4,\"version\":9,\"asOf\":\"2030-01-01T00:00:00Z\",\"sections\":[]}");
        assertThat(shown).isEmpty();
    }
}
