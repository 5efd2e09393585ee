package io.seatlog.runtime.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jwt.SignedJWT;
import io.seatlog.id.CustomerId;
import io.seatlog.id.InstallationSecret;
import java.text.ParseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Checks the {@code Authorization} header of a request by the rules of an OAuth 2 resource server: algorithm, signature,
 * issuer, audience, times, type. What a token's header says about keys ({@code jwk}, {@code jku}, {@code x5u},
 * {@code x5c}) counts for nothing. Never blocks.
 */
public final class TokenVerifier {

    /** Most characters of a header that is looked at. */
    static final int HEADER_MAX = 8192;

    private static final String SCHEME = "Bearer ";

    /** A signed JWT as RFC 7515 writes it. The library reads past other characters, so one token would have many texts. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    /** Types of an issuer's access tokens; others are tokens for something else. */
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

    private final List<LocalIssuer> locals;
    private final InstallationSecret secret;
    private final RememberedTokens remembered;
    private final LongSupplier millis;
    private final Set<JWSAlgorithm> allowed;
    private final Claims.@Nullable Rules rules;
    private final @Nullable IssuerKeys keys;
    private final DefaultJWSVerifierFactory verifiers = new DefaultJWSVerifierFactory();

    /** @param secret what customers' ids are made with */
    public TokenVerifier(TokenSettings settings, Collection<LocalIssuer> locals, InstallationSecret secret) {
        this(settings, locals, secret, System::currentTimeMillis);
    }

    TokenVerifier(
            TokenSettings settings, Collection<LocalIssuer> locals, InstallationSecret secret, LongSupplier millis) {
        this.locals = List.copyOf(locals);
        this.secret = secret;
        this.remembered = new RememberedTokens(settings.remembered(), RememberedTokens.BYTES_MAX);
        this.millis = millis;
        this.allowed = settings.allowed();
        String issuer = settings.issuer();
        if (locals.stream().anyMatch(local -> local.name().equals(issuer))) {
            throw new IllegalArgumentException("seatlog.token.issuer has the name of a local issuer: " + issuer);
        }
        this.rules = issuer == null ? null : new Claims.Rules(issuer, settings.audience(), true, settings.clockSkew());
        this.keys = issuer == null ? null : new IssuerKeys(issuer, settings.jwksUri(), millis);
    }

    /**
     * Who calls, if a request's {@code Authorization} header was verified before and has not expired.
     *
     * @param authorization the whole header
     */
    public @Nullable Caller remembered(String authorization) {
        return hasScheme(authorization)
                ? remembered.find(authorization.substring(SCHEME.length()), millis.getAsLong())
                : null;
    }

    /**
     * Who calls.
     *
     * @param authorization the whole header, if there is one
     * @return fails with a {@link TokenException}
     */
    public Mono<Caller> verify(@Nullable String authorization) {
        if (authorization == null || authorization.isEmpty()) {
            return Mono.error(new TokenException(TokenException.Fault.MISSING, "A bearer token is needed"));
        }
        @Nullable Caller known = remembered(authorization);
        if (known != null) {
            return Mono.just(known);
        }
        try {
            String token = token(authorization);
            return check(parse(token)).map(claims -> {
                Caller caller = new Caller(CustomerId.of(secret, claims.issuer(), claims.subject()), claims.scopes());
                remembered.add(token, caller, claims.expiresAt());
                return caller;
            });
        } catch (TokenException e) {
            return Mono.error(e);
        }
    }

    /** The scheme's name is of any case; one space stands behind it. */
    private static boolean hasScheme(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    private static String token(String authorization) {
        if (authorization.length() > HEADER_MAX) {
            throw TokenException.invalid("The Authorization header is longer than " + HEADER_MAX + " characters");
        }
        if (!hasScheme(authorization)) {
            throw new TokenException(TokenException.Fault.MISSING, "The Authorization header has no bearer token");
        }
        String token = authorization.substring(SCHEME.length());
        if (!TOKEN.matcher(token).matches()) {
            throw TokenException.invalid("The token is not a signed JWT behind \"Bearer\" and one space");
        }
        return token;
    }

    private static SignedJWT parse(String token) {
        try {
            return SignedJWT.parse(token);
        } catch (ParseException | RuntimeException e) {
            throw TokenException.invalid("The token is not a signed JWT");
        }
    }

    private Mono<Claims> check(SignedJWT token) {
        JWSHeader header = token.getHeader();
        if (LocalIssuer.ALGORITHM.equals(header.getAlgorithm())) {
            return Mono.just(checked(() -> local(token)));
        }
        IssuerKeys issuer = keys;
        if (issuer == null || !allowed.contains(header.getAlgorithm())) {
            throw TokenException.invalid("The token is signed with an algorithm that is not accepted");
        }
        if (header.getType() != null
                && !TYPES.contains(header.getType().getType().toLowerCase(Locale.ROOT))) {
            throw TokenException.invalid("The token is not an access token");
        }
        return Mono.fromFuture(() -> issuer.select(JWKMatcher.forJWSHeader(header)))
                .map(found -> checked(() -> issued(token, found)));
    }

    private Claims local(SignedJWT token) throws JOSEException, ParseException {
        for (LocalIssuer local : locals) {
            if (local.hasSigned(token)) {
                return Claims.check(token.getJWTClaimsSet(), local.rules(), millis.getAsLong());
            }
        }
        throw TokenException.invalid("The token's signature is not good");
    }

    private Claims issued(SignedJWT token, List<JWK> found) throws JOSEException, ParseException {
        Claims.Rules expected = rules;
        for (JWK key : found) {
            if (expected != null
                    && key instanceof AsymmetricJWK asymmetric
                    && token.verify(verifiers.createJWSVerifier(token.getHeader(), asymmetric.toPublicKey()))) {
                return Claims.check(token.getJWTClaimsSet(), expected, millis.getAsLong());
            }
        }
        throw TokenException.invalid("The token's signature is not good");
    }

    @FunctionalInterface
    private interface Check {
        Claims run() throws JOSEException, ParseException;
    }

    /** The library meets some nonsense with exceptions of other kinds: all of it is a token that is not good. */
    private static Claims checked(Check check) {
        try {
            return check.run();
        } catch (TokenException e) {
            throw e;
        } catch (JOSEException | ParseException | RuntimeException e) {
            throw TokenException.invalid("The token is not good");
        }
    }
}
