package io.seatlog.runtime.token;

import java.util.Set;

/**
 * Who a verified token speaks for.
 *
 * @param issuer  who says so
 * @param subject the issuer's name of the caller
 * @param scopes  what the caller may do
 */
public record Caller(String issuer, String subject, Set<String> scopes) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** Whether the caller has a scope. */
    public boolean may(String scope) {
        return scopes.contains(scope);
    }
}
