package io.seatlog.runtime.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.seatlog.id.InstallationSecret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Set;

/**
 * An issuer whose tokens this installation signs itself, with a key that derives from the installation secret and the
 * issuer's name: so every instance can check them, and no issuer can sign for another.
 */
public final class LocalIssuer {

    /** Says that a token is of a local issuer. */
    static final JOSEObjectType TYPE = new JOSEObjectType("seatlog+jwt");

    static final JWSAlgorithm ALGORITHM = JWSAlgorithm.HS256;

    private final String name;
    private final boolean grantsScopes;
    private final byte[] key;

    /**
     * An issuer.
     *
     * @param name         what its tokens name as their issuer
     * @param grantsScopes whether scopes in its tokens count
     */
    public LocalIssuer(InstallationSecret secret, String name, boolean grantsScopes) {
        this.name = name;
        this.grantsScopes = grantsScopes;
        this.key = secret.hmacSha256(("token-key\n" + name).getBytes(StandardCharsets.UTF_8));
    }

    /** What its tokens name as their issuer. */
    public String name() {
        return name;
    }

    /**
     * Signs a token.
     *
     * @param now milliseconds
     */
    public String sign(String subject, Set<String> scopes, long now, Duration lifetime) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(name)
                .subject(subject)
                .issueTime(new Date(now))
                .expirationTime(new Date(now + lifetime.toMillis()));
        if (!scopes.isEmpty()) {
            claims.claim("scope", String.join(" ", scopes));
        }
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(ALGORITHM).type(TYPE).build(), claims.build());
        try {
            token.sign(new MACSigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
        return token.serialize();
    }

    boolean hasSigned(SignedJWT token) throws JOSEException {
        return TYPE.equals(token.getHeader().getType()) && token.verify(new MACVerifier(key));
    }

    /** The clocks of one installation are one clock: no skew. */
    Claims.Rules rules() {
        return new Claims.Rules(name, null, grantsScopes, Duration.ZERO);
    }
}
