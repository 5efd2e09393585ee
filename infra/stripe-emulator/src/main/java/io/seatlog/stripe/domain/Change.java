package io.seatlog.stripe.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Objects as they stand from now on, the notices that go out about them, and the answer kept for a repeat.
 *
 * @param kind what happened, in past tense, for whoever reads the journal
 * @param answer id of the object the caller gets
 * @param kept null when the request carried no key
 */
public record Change(
        String kind,
        long at,
        List<StripeObject> objects,
        List<Notice> notices,
        Cause cause,
        @Nullable String answer,
        @Nullable Kept kept)
        implements Decision, Entry {

    public Change {
        objects = Absent.asEmpty(objects);
        notices = Absent.asEmpty(notices);
    }

    /** An event to be, about one of the objects of the change. */
    public record Notice(String id, String type, String object) {}

    /**
     * What a repeat with the same idempotency key is answered.
     *
     * @param digest of the parameters
     * @param error null when the request succeeded and the change's answer is repeated
     */
    public record Kept(
            String key,
            String endpoint,
            String digest,
            String requestId,
            List<String> expand,
            @Nullable StripeError error) {

        public Kept {
            expand = Absent.asEmpty(expand);
        }
    }

    public Change keeping(@Nullable Kept answerForRepeats) {
        return new Change(kind, at, objects, notices, cause, answer, answerForRepeats);
    }

    /** A change of no object, made to keep an answer. */
    public static Change nothing(String kind, Call call) {
        return new Change(kind, call.now(), List.of(), List.of(), call.cause(), null, null);
    }

    static Builder of(String kind, Call call) {
        return new Builder(kind, call);
    }

    /** Collects a change. */
    static final class Builder {
        private final String kind;
        private final Call call;
        private final List<StripeObject> objects = new ArrayList<>();
        private final List<Notice> notices = new ArrayList<>();

        private Builder(String kind, Call call) {
            this.kind = kind;
            this.call = call;
        }

        Builder put(StripeObject object) {
            objects.add(object);
            return this;
        }

        Builder tell(String type, StripeObject about) {
            notices.add(new Notice(call.ids().next("evt_"), type, about.id()));
            return this;
        }

        Change answering(StripeObject answer) {
            return new Change(kind, call.now(), objects, notices, call.cause(), answer.id(), null);
        }
    }
}
