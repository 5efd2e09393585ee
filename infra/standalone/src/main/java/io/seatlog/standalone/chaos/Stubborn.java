package io.seatlog.standalone.chaos;

import io.seatlog.standalone.client.Answer;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks the same thing again until there is an answer to work with: the way the API wants its clients to be. */
final class Stubborn {

    private static final long PAUSE_MILLIS = 300;

    private final long endNanos;

    /** @param endNanos when even it gives up, by {@link System#nanoTime()} */
    Stubborn(long endNanos) {
        this.endNanos = endNanos;
    }

    /**
     * The first answer with one of these statuses.
     *
     * @throws TimeoutException if there was none in time
     */
    Answer ask(Supplier<Answer> question, Integer... statuses) throws InterruptedException, TimeoutException {
        return until(question, answer -> List.of(statuses).contains(answer.status()));
    }

    /**
     * The first answer that is one.
     *
     * @throws TimeoutException if there was none in time
     */
    Answer until(Supplier<Answer> question, Predicate<Answer> isAnswer) throws InterruptedException, TimeoutException {
        String last = "nothing";
        while (System.nanoTime() < endNanos) {
            try {
                Answer answer = question.get();
                if (isAnswer.test(answer)) {
                    return answer;
                }
                last = answer.toString();
            } catch (UncheckedIOException lost) {
                last = lost.toString();
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        throw new TimeoutException("Still without an answer; the last was " + last);
    }
}
