package io.seatlog.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ThreadLookTest {

    @Test
    void readsWhatLinuxSaysOfAThread() {
        assertThat(ThreadLook.use("2000000000 500000000 17\n")).isEqualTo(new ThreadTimes.Use(2, 0.5));
    }

    @Test
    void namesThreadsByWhatTheyDo() {
        assertThat(ThreadLook.stage("GC Thread#1\n")).isEqualTo("GC Thread");
        assertThat(ThreadLook.stage("reactor-http-epoll-2")).isEqualTo("reactor-http-epoll");
        assertThat(ThreadLook.stage("C2 CompilerThre")).isEqualTo("C2 CompilerThre");
        assertThat(ThreadLook.stage("rocksdb:low")).isEqualTo("rocksdb:low");
    }

    private static ThreadLook.Seen seen(String stage, double seconds, double waited) {
        return new ThreadLook.Seen(stage, new ThreadTimes.Use(seconds, waited));
    }

    @Test
    void addsUpWhatThreadsOfOneNameUsedSince() {
        ThreadLook before = new ThreadLook(Map.of("1/1", seen("app: a", 1, 1), "1/2", seen("app: a", 10, 5)));
        ThreadLook after = new ThreadLook(
                Map.of("1/1", seen("app: a", 4, 2), "1/2", seen("app: a", 11, 5), "1/3", seen("app: b", 1, 0)));

        assertThat(after.since(before).uses())
                .isEqualTo(Map.of("app: a", new ThreadTimes.Use(4, 1), "app: b", new ThreadTimes.Use(1, 0)));
    }

    @Test
    void takesNothingFromOthersForAThreadThatHasEnded() {
        ThreadLook before = new ThreadLook(Map.of("1/1", seen("app: a", 1, 1), "1/2", seen("app: a", 10, 5)));
        ThreadLook after = new ThreadLook(Map.of("1/1", seen("app: a", 4, 2)));

        assertThat(after.since(before).uses()).isEqualTo(Map.of("app: a", new ThreadTimes.Use(3, 1)));
    }
}
