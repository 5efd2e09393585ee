package io.seatlog.query.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class BodyCacheTest {

    private final Queue<Runnable> work = new ArrayDeque<>();
    private final AtomicInteger made = new AtomicInteger();
    private final BodyCache cache = new BodyCache(work::add, 250);

    @Test
    void anAnswerIsMadeOnceHoweverManyAskMeanwhile() {
        CompletableFuture<Optional<Body>> first = cache.get("a", body(100));
        CompletableFuture<Optional<Body>> second = cache.get("a", body(100));
        runWork();

        assertThat(second.join()).isSameAs(first.join());
        assertThat(made).hasValue(1);
    }

    @Test
    void whatIsNotThereYetIsAskedForAgain() {
        CompletableFuture<Optional<Body>> early = cache.get("a", Optional::empty);
        runWork();
        assertThat(early.join()).isEmpty();

        CompletableFuture<Optional<Body>> later = cache.get("a", body(100));
        runWork();
        assertThat(later.join()).isPresent();
    }

    @Test
    void whatFailedIsAskedForAgain() {
        CompletableFuture<Optional<Body>> failed = cache.get("a", () -> {
            throw new IllegalStateException();
        });
        runWork();
        assertThat(failed).isCompletedExceptionally();

        cache.get("a", body(100));
        runWork();
        assertThat(made).hasValue(1);
    }

    @Test
    void theLeastAskedForGivesWay() {
        for (String name : new String[] {"a", "b", "a", "c"}) {
            cache.get(name, body(100));
            runWork();
        }
        assertThat(made).hasValue(3);

        cache.get("a", body(100));
        runWork();
        assertThat(made).hasValue(3);
        cache.get("b", body(100));
        runWork();
        assertThat(made).hasValue(4);
    }

    private Supplier<Optional<Body>> body(int size) {
        return () -> {
            made.incrementAndGet();
            return Optional.of(Body.lasting(new byte[size]));
        };
    }

    private void runWork() {
        for (Runnable next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
    }
}
