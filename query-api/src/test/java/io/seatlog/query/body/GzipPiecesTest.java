package io.seatlog.query.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.query.body.GzipPieces.Piece;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GzipPiecesTest {

    @ParameterizedTest
    @MethodSource("sizes")
    void piecesJoinIntoTheBytesThatTheyWereMadeOf(List<Integer> sizes) throws IOException {
        List<byte[]> contents = sizes.stream().map(GzipPiecesTest::content).toList();

        Body body = GzipPieces.join(contents.stream().map(GzipPieces::piece).toList());

        assertThat(new GZIPInputStream(new ByteArrayInputStream(body.gzipped())).readAllBytes())
                .isEqualTo(body.plain())
                .hasSize(sizes.stream().mapToInt(Integer::intValue).sum());
    }

    /** Clients that read only the first of several gzip members must get everything. */
    @Test
    void theAnswerIsOneMember() throws DataFormatException {
        Body body = GzipPieces.join(
                Stream.of("one", "two", "three").map(GzipPiecesTest::piece).toList());
        Inflater raw = new Inflater(true);
        raw.setInput(body.gzipped(), 10, body.gzipped().length - 10);
        byte[] out = new byte[100];

        int length = raw.inflate(out);

        assertThat(new String(out, 0, length, StandardCharsets.UTF_8)).isEqualTo("onetwothree");
        assertThat(raw.finished()).isTrue();
        assertThat(raw.getRemaining()).isEqualTo(8);
        raw.end();
    }

    @Test
    void aBodyIsCompressedOnce() throws IOException {
        Body body = Body.brief(content(5_000));

        assertThat(body.gzipped()).isSameAs(body.gzipped());
        assertThat(new GZIPInputStream(new ByteArrayInputStream(body.gzipped())).readAllBytes())
                .isEqualTo(body.plain());
    }

    static Stream<List<Integer>> sizes() {
        return Stream.of(
                List.of(0),
                List.of(1),
                List.of(0, 1, 0),
                List.of(8_191, 8_192, 8_193),
                List.of(70_000, 3, 200_000),
                IntStream.range(0, 300).boxed().toList());
    }

    private static Piece piece(String text) {
        return GzipPieces.piece(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Half noise, so that deflate stores some and packs some. */
    private static byte[] content(int size) {
        SplittableRandom random = new SplittableRandom(size);
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i % 97 < 48 ? random.nextInt() : 'x');
        }
        return bytes;
    }
}
