package io.seatlog.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {

    @Test
    void aTagMatchesInAnyListWeakOrStrong() {
        assertThat(Answers.matches(List.of("\"6\", W/\"7\""), "\"7\"")).isTrue();
        assertThat(Answers.matches(List.of("\"6\"", "\"7\""), "\"7\"")).isTrue();
        assertThat(Answers.matches(List.of("*"), "\"7\"")).isTrue();
        assertThat(Answers.matches(List.of("\"77\"", "7"), "\"7\"")).isFalse();
        assertThat(Answers.matches(List.of(), "\"7\"")).isFalse();
    }

    @Test
    void gzipIsSentToWhoTakesIt() {
        assertThat(Answers.acceptsGzip("deflate, gzip;q=1.0, *;q=0.5")).isTrue();
        assertThat(Answers.acceptsGzip("GZIP")).isTrue();
        assertThat(Answers.acceptsGzip("*")).isTrue();
        assertThat(Answers.acceptsGzip("gzip;q=0")).isFalse();
        assertThat(Answers.acceptsGzip("gzip; q=0.000")).isFalse();
        assertThat(Answers.acceptsGzip("br")).isFalse();
        assertThat(Answers.acceptsGzip(null)).isFalse();
    }
}
