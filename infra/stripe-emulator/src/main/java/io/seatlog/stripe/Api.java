package io.seatlog.stripe;

import io.seatlog.stripe.Bookkeeper.Outcome;
import io.seatlog.stripe.domain.Call;
import io.seatlog.stripe.domain.Cause;
import io.seatlog.stripe.domain.Change;
import io.seatlog.stripe.domain.Decision;
import io.seatlog.stripe.domain.Entry;
import io.seatlog.stripe.domain.Expanded;
import io.seatlog.stripe.domain.Ledger;
import io.seatlog.stripe.domain.StripeError;
import io.seatlog.stripe.domain.StripeObject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The provider's API: keys, versions, idempotency, and the faults it was told to have. */
final class Api {
    /** The release of the API whose answers these are; the SDK in use pins the same. */
    static final String VERSION = "2026-07-29.dahlia";

    private static final int KEY_MAX = 255;

    private final EmulatorSettings settings;
    private final Bookkeeper bookkeeper;
    private final Endpoints endpoints;
    private final Faults faults;
    private final Set<String> keysInUse = ConcurrentHashMap.newKeySet();

    Api(EmulatorSettings settings, Bookkeeper bookkeeper, Endpoints endpoints, Faults faults) {
        this.settings = settings;
        this.bookkeeper = bookkeeper;
        this.endpoints = endpoints;
        this.faults = faults;
    }

    /**
     * A call as it came.
     *
     * @param secret the key it was made with
     * @param idempotencyKey only looked at where something is written
     */
    record Request(
            String id,
            String method,
            String path,
            @Nullable String secret,
            @Nullable String version,
            @Nullable String idempotencyKey,
            Form form) {}

    /** The caller is to hear nothing. */
    static final class Silence extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Silence() {
            super("no answer, as asked", null, false, false);
        }
    }

    Mono<ApiAnswer> handle(Request request) {
        try {
            authenticate(request.secret());
            Operation.Match match = Operation.find(request.method(), request.path());
            if (match == null) {
                return Mono.just(ApiAnswer.no(unknownUrl(request)));
            }
            String version = request.version();
            if (version != null && !version.equals(VERSION)) {
                throw BadRequest.of(
                        "Stripe-Version",
                        "Invalid Stripe API version: " + version + ". The emulator knows " + VERSION + " only.");
            }
            return withFaults(request, match);
        } catch (BadRequest e) {
            return Mono.just(ApiAnswer.no(e.error()));
        }
    }

    private void authenticate(@Nullable String secret) {
        if (secret == null || secret.isEmpty()) {
            throw new BadRequest(StripeError.unauthorized(
                    "You did not provide an API key. You need to provide your API key in the Authorization header, using"
                            + " Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY')."));
        }
        if (secret.startsWith("sk_live") || secret.startsWith("rk_live")) {
            throw new BadRequest(StripeError.unauthorized("This is an emulator. It takes no live keys."));
        }
        if (!secret.equals(settings.key())) {
            String end = secret.length() > 12 ? secret.substring(secret.length() - 4) : "";
            throw new BadRequest(StripeError.unauthorized("Invalid API Key provided: ********" + end));
        }
    }

    private static StripeError unknownUrl(Request request) {
        String message = "Unrecognized request URL (" + request.method() + ": " + request.path() + ").";
        return new StripeError(404, "invalid_request_error", null, null, message, null);
    }

    private Mono<ApiAnswer> withFaults(Request request, Operation.Match match) {
        Faults.Rule rule = faults.take(Faults.Place.API, match.operation().name(), null);
        if (rule == null) {
            return run(request, match, null);
        }
        return switch (rule.kind()) {
            case RATE_LIMIT -> Mono.just(ApiAnswer.no(StripeError.rateLimited()));
            case TIMEOUT_BEFORE -> silence();
            case TIMEOUT_AFTER ->
                claimed(request, match, key -> decided(request, match, null, key)
                        .then(silence()));
            case SLOW ->
                claimed(request, match, key -> Mono.delay(rule.delay())
                        .then(Mono.defer(() -> decided(request, match, null, key))));
            default -> run(request, match, rule.kind());
        };
    }

    private <T> Mono<T> silence() {
        return Mono.delay(settings.hang()).then(Mono.error(Silence::new));
    }

    private Mono<ApiAnswer> run(Request request, Operation.Match match, Faults.@Nullable Kind fault) {
        return claimed(request, match, key -> decided(request, match, fault, key));
    }

    /** Runs with the idempotency key taken until the answer is there. */
    private Mono<ApiAnswer> claimed(
            Request request, Operation.Match match, Function<@Nullable String, Mono<ApiAnswer>> work) {
        String key = match.operation().writes() ? request.idempotencyKey() : null;
        if (key == null) {
            return work.apply(null);
        }
        if (key.length() > KEY_MAX) {
            throw BadRequest.of("Idempotency-Key", "Idempotency keys have at most " + KEY_MAX + " characters.");
        }
        if (!keysInUse.add(key)) {
            return Mono.just(ApiAnswer.no(StripeError.idempotency(
                    409,
                    "idempotency_key_in_use",
                    "There is currently another in-progress request using this Idempotent Key (that probably means you"
                            + " submitted twice, and the other request is still going through): " + key
                            + ". Please try again later.")));
        }
        // Eager: the key is free before the answer leaves, or the caller's next request could still find it taken.
        return Mono.using(() -> key, work, keysInUse::remove, true);
    }

    private Mono<ApiAnswer> decided(
            Request request, Operation.Match match, Faults.@Nullable Kind fault, @Nullable String key) {
        try {
            endpoints.check(match.operation(), request.form());
            if (!match.operation().writes()) {
                Function<Ledger, ApiAnswer> read = endpoints.read(match, request.form());
                return fault == null
                        ? bookkeeper.ask((ledger, moment) -> new Outcome<>(null, () -> read.apply(ledger)))
                        : Mono.just(ApiAnswer.no(StripeError.internal()));
            }
            Endpoints.Write write = endpoints.write(match, request.form());
            Attempt attempt = new Attempt(request, key, write, fault);
            return bookkeeper.ask((ledger, moment) -> attempt.run(ledger, moment));
        } catch (BadRequest e) {
            return Mono.just(ApiAnswer.no(e.error()));
        }
    }

    /** One call that writes, on the ledger's thread. */
    private record Attempt(Request request, @Nullable String key, Endpoints.Write write, Faults.@Nullable Kind fault) {

        Outcome<ApiAnswer> run(Ledger ledger, Bookkeeper.Moment moment) {
            Ledger.Remembered before = key == null ? null : ledger.remembered(key, moment.now());
            if (before != null) {
                return new Outcome<>(null, () -> repeat(before));
            }
            Call call = moment.call(new Cause(request.id(), key));
            Decision decision = fault == Faults.Kind.ERROR_BEFORE ? StripeError.internal() : write.decide(ledger, call);
            StripeError said = decision instanceof StripeError error
                    ? error
                    : fault == Faults.Kind.ERROR_AFTER ? StripeError.internal() : null;
            return new Outcome<>(
                    entry(decision, said, call),
                    () -> said == null ? shown(ledger, (Change) decision) : ApiAnswer.no(said));
        }

        private @Nullable Entry entry(Decision decision, @Nullable StripeError said, Call call) {
            Change.Kept kept = key == null
                    ? null
                    : new Change.Kept(
                            key,
                            request.path(),
                            request.form().digest(),
                            request.id(),
                            request.form().list("expand"),
                            said);
            if (decision instanceof Change change) {
                return change.keeping(kept);
            }
            return kept == null ? null : Change.nothing("request refused", call).keeping(kept);
        }

        private ApiAnswer shown(Ledger ledger, Change change) {
            StripeObject answer = Objects.requireNonNull(ledger.find(Objects.requireNonNull(change.answer())));
            List<String> expand = request.form().list("expand");
            return ApiAnswer.of(new ApiAnswer.One(Expanded.of(ledger, answer, expand)));
        }

        private ApiAnswer repeat(Ledger.Remembered before) {
            Change.Kept kept = before.kept();
            if (!kept.endpoint().equals(request.path())) {
                return ApiAnswer.no(StripeError.idempotency(
                        400,
                        null,
                        "Keys for idempotent requests can only be used for the same endpoint they were first used for"
                                + " ('" + request.path() + "' vs '" + kept.endpoint()
                                + "'). Try using a key other than '"
                                + key + "' if you meant to execute a different request."));
            }
            if (!kept.digest().equals(request.form().digest())) {
                return ApiAnswer.no(StripeError.idempotency(
                        400,
                        null,
                        "Keys for idempotent requests can only be used with the same parameters they were first used"
                                + " with. Try using a key other than '" + key
                                + "' if you meant to execute a different request."));
            }
            ApiAnswer.Body body = kept.error() != null || before.answer() == null
                    ? new ApiAnswer.Failure(kept.error() == null ? StripeError.internal() : kept.error())
                    : new ApiAnswer.One(before.answer());
            return new ApiAnswer(body, kept.requestId());
        }
    }
}
