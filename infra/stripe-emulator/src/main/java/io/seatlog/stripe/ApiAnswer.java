package io.seatlog.stripe;

import io.seatlog.stripe.domain.Event;
import io.seatlog.stripe.domain.Expanded;
import io.seatlog.stripe.domain.StripeError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call of the API is answered.
 *
 * @param repeats id of the request whose kept answer this is, null for a first answer
 */
record ApiAnswer(Body body, @Nullable String repeats) {

    /** What is shown. */
    sealed interface Body permits One, OneEvent, Many, Failure {}

    record One(Expanded object) implements Body {}

    record OneEvent(Event event, boolean delivered) implements Body {}

    record Many(List<? extends Body> rows, boolean more, String path) implements Body {}

    record Failure(StripeError error) implements Body {}

    static ApiAnswer of(Body body) {
        return new ApiAnswer(body, null);
    }

    static ApiAnswer no(StripeError error) {
        return of(new Failure(error));
    }

    int status() {
        return body instanceof Failure failure ? failure.error().status() : 200;
    }
}
