/**
 * Who calls: bearer tokens, checked by the rules of a resource server, without a filter chain before the handler.
 *
 * <pre>
 *   Authorization ─> RememberedTokens ─(not there)─> TokenVerifier ─┬─ HS256 ─> LocalIssuer   our own key
 *                                                                   └─ RS, ES ─> IssuerKeys    the issuer's keys
 * </pre>
 *
 * The two never meet: which of them checks a token is said by its algorithm, each has its own issuer, and no public key is
 * ever taken for a secret one.
 */
@NullMarked
package io.seatlog.runtime.token;

import org.jspecify.annotations.NullMarked;
