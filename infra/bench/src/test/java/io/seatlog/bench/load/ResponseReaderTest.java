package io.seatlog.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResponseReaderTest {

    private static final String ANSWER = "HTTP/1.1 409 Conflict\r\ncontent-LENGTH: 5\r\nX: 1\r\n\r\nhello";

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }

    @Test
    void readsAnAnswerWhereverItIsCut() {
        for (int cut = 0; cut <= ANSWER.length(); cut++) {
            ResponseReader reader = new ResponseReader();
            ByteBuf in = Unpooled.buffer().writeBytes(bytes(ANSWER.substring(0, cut)));
            assertThat(reader.read(in)).as("cut at %d", cut).isEqualTo(cut == ANSWER.length());
            in.writeBytes(bytes(ANSWER.substring(cut)));
            assertThat(cut == ANSWER.length() || reader.read(in))
                    .as("cut at %d", cut)
                    .isTrue();
            assertThat(reader.takeStatus()).isEqualTo(409);
            assertThat(in.isReadable()).isFalse();
        }
    }

    @Test
    void readsOneAnswerAfterAnother() {
        ResponseReader reader = new ResponseReader();
        ByteBuf in = bytes("HTTP/1.1 304 Not Modified\r\nContent-Length: 20\r\n\r\n" + ANSWER);
        assertThat(reader.read(in)).isTrue();
        assertThat(reader.takeStatus()).isEqualTo(304);
        assertThat(reader.read(in)).isTrue();
        assertThat(reader.takeStatus()).isEqualTo(409);
    }

    @Test
    void refusesWhatItCannotMeasure() {
        ResponseReader reader = new ResponseReader();
        ByteBuf in = bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        assertThatThrownBy(() -> reader.read(in)).hasMessageContaining("chunks");
    }
}
