package io.seatlog.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.reason.Reason;
import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.DynamicTest;

/**
 * A request that must be refused, and how.
 *
 * @param what   the request, for people
 * @param status the HTTP status
 * @param reason the member {@code reason} of the problem
 * @param asked  the answer
 */
record Refusal(String what, int status, Reason reason, Supplier<Answer> asked) {

    static Refusal refused(String what, int status, Reason reason, Supplier<Answer> asked) {
        return new Refusal(what, status, reason, asked);
    }

    /** Asked at once, for whoever asks for what is not there waits whether it comes. */
    static Supplier<Answer> soon(Supplier<Answer> asked) {
        return CompletableFuture.supplyAsync(asked)::join;
    }

    /** One request for seats; the key is new, so that nothing else answers for it. */
    static Refusal ofOrder(String what, int status, Reason reason, SeatlogClient who, String showtime, Object body) {
        return new Refusal(what, status, reason, () -> who.orderDecided(showtime, "k" + what.hashCode(), body));
    }

    DynamicTest test() {
        return DynamicTest.dynamicTest(what + " is " + status + " " + reason, () -> check(asked.get()));
    }

    private void check(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.reason()).as(answer.toString()).isEqualTo(reason.name());
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("type"))
                .isEqualTo("urn:seatlog:problem:" + reason.name().toLowerCase(Locale.ROOT));
        assertThat(answer.number("status")).isEqualTo(status);
        assertThat(answer.text("title")).isNotBlank();
        assertThat(answer.text("detail")).isNotBlank();
        assertThat(answer.text("instance")).startsWith("/");
        assertThat(answer.body().toString()).doesNotContain("Exception", "\\tat ");
    }

    /** The key goes with the request as it is. */
    static Map<String, String> key(String key) {
        return Map.of("Idempotency-Key", key);
    }
}
