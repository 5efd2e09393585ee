package io.seatlog.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThreadTimesTest {

    @Test
    void tellsWhatUsedMostAndTheRestAsOne() {
        ThreadTimes times = new ThreadTimes(Map.of(
                "app: a", new ThreadTimes.Use(3, 1),
                "app: b", new ThreadTimes.Use(1, 0),
                "app: c", new ThreadTimes.Use(1, 1)));

        assertThat(times.table("", 1_000_000, 1).rows())
                .containsExactly(
                        List.of("app: a", "3.0", "60 %", "1.0"),
                        List.of("everything else", "2.0", "40 %", "1.0"),
                        List.of("all", "5.0", "100 %", "2.0"));
    }

    @Test
    void addsUpThreadsOfTheSameName() {
        ThreadTimes one = new ThreadTimes(Map.of("app: a", new ThreadTimes.Use(1, 2)));
        ThreadTimes other =
                new ThreadTimes(Map.of("app: a", new ThreadTimes.Use(2, 3), "app: b", new ThreadTimes.Use(4, 5)));

        assertThat(one.and(other).uses())
                .isEqualTo(Map.of("app: a", new ThreadTimes.Use(3, 5), "app: b", new ThreadTimes.Use(4, 5)));
    }

    @Test
    void hasNoRestWhereAllIsTold() {
        ThreadTimes times = new ThreadTimes(Map.of("app: a", new ThreadTimes.Use(3, 1)));

        assertThat(times.table("", 1_000_000, 1).rows())
                .containsExactly(List.of("app: a", "3.0", "100 %", "1.0"), List.of("all", "3.0", "100 %", "1.0"));
    }
}
