package io.seatlog.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base45Test {

    /** The examples of RFC 9285. */
    @ParameterizedTest
    @CsvSource({"AB, BB8", "Hello!!, %69 VD92EX0", "base-45, UJCLQE7W581", "ietf!, QED8WEX0", "'', ''"})
    void writesAndReadsAsTheRfcDoes(String plain, String text) {
        byte[] bytes = plain.getBytes(StandardCharsets.US_ASCII);
        assertThat(Base45.encode(bytes)).isEqualTo(text).hasSize(Base45.length(bytes.length));
        assertThat(Base45.decode(text)).contains(bytes);
    }

    @Test
    void readsAnyBytesBack() {
        SplittableRandom random = new SplittableRandom(1);
        for (int length = 0; length < 120; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertThat(Base45.decode(Base45.encode(bytes))).contains(bytes);
        }
        assertThat(Base45.decode("FGW")).contains(new byte[] {-1, -1});
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "BB8A", "GGW", ":::", "V5", "::", "bb8", "BB_", "B\u00e98", "BB\u0138", "BB\n"})
    void refusesWhatItDoesNotWrite(String text) {
        assertThat(Base45.decode(text)).isEmpty();
    }
}
