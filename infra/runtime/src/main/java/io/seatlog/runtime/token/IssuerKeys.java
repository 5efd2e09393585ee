package io.seatlog.runtime.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys of an OIDC issuer: asked for with the first token, again when they are old or a token names one that is
 * not among them, never more often than once in a few seconds, and used for a while when the issuer cannot be reached.
 */
final class IssuerKeys {

    /** Older keys are asked for again, beside their use. */
    static final Duration FRESH = Duration.ofMinutes(5);

    /** Older keys are not used: one of them may have been withdrawn. */
    static final Duration USABLE = Duration.ofHours(1);

    /** Between two questions: a flood of tokens with made-up key ids must not become one of questions. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);
    private static final Logger log = LoggerFactory.getLogger(IssuerKeys.class);

    /** Keys as they were at one time. */
    private record Known(JWKSet keys, long at) {}

    private final String issuer;
    private final @Nullable URI configured;
    private final LongSupplier millis;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build();
    private volatile @Nullable Known known;
    private @Nullable CompletableFuture<Boolean> asking;
    private long askedAt;

    IssuerKeys(String issuer, @Nullable URI jwksUri, LongSupplier millis) {
        this.issuer = issuer;
        this.configured = jwksUri;
        this.millis = millis;
        this.askedAt = millis.getAsLong() - PAUSE.toMillis();
    }

    /**
     * The keys that may have signed so; none if the issuer has no such key.
     *
     * @return fails with a {@link TokenException} where the issuer's keys cannot be read
     */
    CompletableFuture<List<JWK>> select(JWKMatcher matcher) {
        @Nullable Known now = usable();
        if (now != null) {
            List<JWK> found = new JWKSelector(matcher).select(now.keys);
            if (!found.isEmpty()) {
                if (millis.getAsLong() - now.at > FRESH.toMillis()) {
                    ask();
                }
                return CompletableFuture.completedFuture(found);
            }
        }
        return ask().thenApply(answered -> {
            @Nullable Known then = usable();
            if (then == null) {
                throw new TokenException(
                        TokenException.Fault.KEYS_UNAVAILABLE,
                        "The issuer's keys cannot be read now; try again shortly");
            }
            return new JWKSelector(matcher).select(then.keys);
        });
    }

    private @Nullable Known usable() {
        @Nullable Known now = known;
        return now != null && millis.getAsLong() - now.at <= USABLE.toMillis() ? now : null;
    }

    /** Asks the issuer, unless somebody is asking or has just asked. */
    private synchronized CompletableFuture<Boolean> ask() {
        if (asking != null && !asking.isDone()) {
            return asking;
        }
        long now = millis.getAsLong();
        if (now - askedAt < PAUSE.toMillis()) {
            return CompletableFuture.completedFuture(false);
        }
        askedAt = now;
        CompletableFuture<Boolean> question = keysUri()
                .thenCompose(this::get)
                .thenApply(body -> {
                    known = new Known(parse(body), millis.getAsLong());
                    return true;
                })
                .exceptionally(failure -> {
                    log.warn("The keys of issuer {} cannot be read: {}", issuer, failure.toString());
                    return false;
                });
        asking = question;
        return question;
    }

    private CompletableFuture<URI> keysUri() {
        if (configured != null) {
            return CompletableFuture.completedFuture(configured);
        }
        String root = issuer.endsWith("/") ? issuer : issuer + "/";
        return get(URI.create(root + ".well-known/openid-configuration")).thenApply(this::keysUri);
    }

    private URI keysUri(String discovery) {
        try {
            Map<String, Object> document = JSONObjectUtils.parse(discovery);
            if (!issuer.equals(JSONObjectUtils.getString(document, "issuer"))) {
                throw new IllegalStateException("The discovery document is of another issuer");
            }
            @Nullable URI uri = JSONObjectUtils.getURI(document, "jwks_uri");
            if (uri == null) {
                throw new IllegalStateException("The discovery document names no jwks_uri");
            }
            return uri;
        } catch (ParseException e) {
            throw new IllegalStateException("The discovery document is not JSON", e);
        }
    }

    private static JWKSet parse(String body) {
        try {
            return JWKSet.parse(body).toPublicJWKSet();
        } catch (ParseException e) {
            throw new IllegalStateException("The keys are not a JWK set", e);
        }
    }

    private CompletableFuture<String> get(URI uri) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(ANSWER_WITHIN)
                .header("Accept", "application/json")
                .build();
        return http.sendAsync(request, BodyHandlers.ofString()).thenApply(IssuerKeys::body);
    }

    private static String body(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.uri() + " answered " + response.statusCode());
        }
        return response.body();
    }
}
