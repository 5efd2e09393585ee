package io.seatlog.query.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.query.feed.ClientMessage.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientMessageTest {

    @Test
    void bothMessagesAreRead() {
        assertThat(ClientMessage.parse("{\"type\":\"watch\",\"sections\":[\"a\",\"b\"]}"))
                .contains(new ClientMessage(Kind.WATCH, List.of("a", "b")));
        assertThat(ClientMessage.parse("{\"type\":\"snapshot\"}"))
                .contains(new ClientMessage(Kind.SNAPSHOT, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{}",
                "{\"type\":\"buy\"}",
                "{\"type\":\"watch\"}",
                "{\"type\":\"watch\",\"sections\":\"a\"}",
                "{\"type\":\"watch\",\"sections\":[1]}",
                "{\"type\":\"watch\",\"sections\":[],\"more\":1}",
                "{\"type\":\"snapshot\",\"sections\":[]}",
                "{\"type\":\"snapshot\",\"type\":\"snapshot\"}",
                "{\"type\":\"snapshot\"} {}",
                "{\"type\":"
            })
    void allElseIsNoMessage(String text) {
        assertThat(ClientMessage.parse(text)).isEmpty();
    }
}
