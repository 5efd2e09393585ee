package io.seatlog.runtime.token;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a signed token says, checked.
 *
 * @param issuer    who says so
 * @param subject   the issuer's name of whom it speaks for
 * @param scopes    what that one may do
 * @param expiresAt when it ends, milliseconds
 */
record Claims(String issuer, String subject, Set<String> scopes, long expiresAt) {

    private static final int SUBJECT_MAX = 255;

    /** What must be in a token. */
    record Rules(String issuer, @Nullable String audience, boolean scopes, Duration skew) {}

    static Claims check(JWTClaimsSet claims, Rules rules, long now) throws ParseException {
        if (!rules.issuer.equals(claims.getIssuer())) {
            throw TokenException.invalid("The token is of another issuer");
        }
        if (rules.audience != null && !claims.getAudience().contains(rules.audience)) {
            throw TokenException.invalid("The token is meant for another audience");
        }
        if (claims.getExpirationTime() == null) {
            throw TokenException.invalid("The token never expires");
        }
        long expiresAt = claims.getExpirationTime().getTime();
        if (now - rules.skew.toMillis() >= expiresAt) {
            throw TokenException.invalid("The token has expired");
        }
        if (claims.getNotBeforeTime() != null
                && now + rules.skew.toMillis() < claims.getNotBeforeTime().getTime()) {
            throw TokenException.invalid("The token is not valid yet");
        }
        String subject = claims.getSubject();
        if (subject == null || subject.isBlank() || subject.length() > SUBJECT_MAX) {
            throw TokenException.invalid("The token has no subject of 1 to " + SUBJECT_MAX + " characters");
        }
        return new Claims(rules.issuer, subject, rules.scopes ? scopes(claims) : Set.of(), expiresAt);
    }

    /** RFC 8693's {@code scope}, a text; some issuers say {@code scp}, a list or a text. */
    private static Set<String> scopes(JWTClaimsSet claims) {
        Set<String> scopes = new HashSet<>();
        for (String name : List.of("scope", "scp")) {
            Object value = claims.getClaim(name);
            if (value instanceof String text) {
                scopes.addAll(Arrays.asList(text.split(" ")));
            } else if (value instanceof List<?> list) {
                list.forEach(entry -> scopes.add(String.valueOf(entry)));
            }
        }
        scopes.remove("");
        return scopes;
    }
}
