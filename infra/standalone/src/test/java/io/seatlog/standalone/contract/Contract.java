package io.seatlog.standalone.contract;

import io.seatlog.standalone.client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/**
 * Holds what clients in this JVM are answered against openapi.yaml, and what the feed says against asyncapi.yaml. A breach
 * is thrown where it is found; {@link ContractExtension} fails the test also where nobody caught it there.
 */
public final class Contract {

    private static final int SHOWN_MAX = 2_000;

    private static final AtomicLong ANSWERS = new AtomicLong();
    private static final Set<String> DONE = ConcurrentHashMap.newKeySet();
    private static final AtomicLong HEARD = new AtomicLong();
    private static final AtomicLong TOLD = new AtomicLong();
    private static final Queue<AssertionError> BREACHES = new ConcurrentLinkedQueue<>();

    private Contract() {}

    /** Read and compiled where somebody is a client, and there before the first answer is judged. */
    private static final class Descriptions {
        private static final HttpContract HTTP = new HttpContract();
        private static final FeedContract FEED = new FeedContract();
    }

    /** Holds an answer against the description of its call. */
    public static void answered(String method, String path, Answer answer) {
        Descriptions.HTTP.judge(method, path, answer).ifPresent(verdict -> {
            ANSWERS.incrementAndGet();
            if (answer.status() < 400) {
                DONE.add(verdict.operation());
            }
            hold(verdict.faults(), "openapi.yaml", method + ' ' + path + " was answered " + answer);
        });
    }

    /** Holds a message of the feed against its description. */
    public static void heard(JsonNode message) {
        HEARD.incrementAndGet();
        hold(Descriptions.FEED.faultsOfHeard(message), "asyncapi.yaml", "The feed said " + message);
    }

    /** Holds a message to the feed against its description. */
    public static void told(JsonNode message) {
        TOLD.incrementAndGet();
        hold(Descriptions.FEED.faultsOfTold(message), "asyncapi.yaml", "The feed was told " + message);
    }

    private static void hold(List<String> faults, String document, String what) {
        if (!faults.isEmpty()) {
            AssertionError breach = new AssertionError("Not as in " + document + ": " + String.join("; ", faults) + "\n"
                    + (what.length() > SHOWN_MAX ? what.substring(0, SHOWN_MAX) + "..." : what));
            BREACHES.add(breach);
            throw breach;
        }
    }

    /** The breaches since the last look. */
    static List<AssertionError> breaches() {
        List<AssertionError> found = new ArrayList<>();
        for (AssertionError next = BREACHES.poll(); next != null; next = BREACHES.poll()) {
            found.add(next);
        }
        return found;
    }

    /** What was held against the descriptions so far; empty if nothing was. */
    static String summary() {
        if (ANSWERS.get() + HEARD.get() + TOLD.get() == 0) {
            return "";
        }
        int all = Descriptions.HTTP.operations().size();
        return String.format(
                "Contract: %,d answers, good ones of %d of %d operations, %,d messages of feeds and %,d to feeds conform",
                ANSWERS.get(), all - neverDone().size(), all, HEARD.get(), TOLD.get());
    }

    /** The operations that nobody in this JVM was told to have succeeded. */
    public static List<String> neverDone() {
        return Descriptions.HTTP.operations().stream()
                .map(HttpContract.Operation::id)
                .filter(id -> !DONE.contains(id))
                .toList();
    }
}
