package io.seatlog.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LastAnswersTest {

    @Test
    void stopsWhenNobodyWaitsAnyMore() throws Exception {
        AtomicInteger underWay = new AtomicInteger(1);
        CountDownLatch looks = new CountDownLatch(3);
        LastAnswers answers = new LastAnswers(() -> {
            looks.countDown();
            return underWay.get();
        });
        answers.start();
        assertThat(answers.isRunning()).isTrue();

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(answers::stop);
        assertThat(looks.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(stopped).isNotDone();

        underWay.set(0);
        stopped.get(3, TimeUnit.SECONDS);
        assertThat(answers.isRunning()).isFalse();
    }
}
