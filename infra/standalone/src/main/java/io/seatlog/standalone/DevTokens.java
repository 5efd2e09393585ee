package io.seatlog.standalone;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Signs tokens for anybody who asks, as an OIDC issuer would for its users: the key pair is this installation's. */
final class DevTokens {

    /** For whom the tokens are. */
    static final String AUDIENCE = "seatlog";

    private static final Duration LIFE = Duration.ofHours(24);
    private static final int KEY_BITS = 2048;

    private final RSAKey key;
    private final String issuer;
    private final Clock clock;

    DevTokens(String keyJson, String issuer, Clock clock) {
        try {
            this.key = RSAKey.parse(keyJson);
        } catch (ParseException broken) {
            throw new UserError("The file dev-key.json in the data folder is damaged: " + broken.getMessage());
        }
        this.issuer = issuer;
        this.clock = clock;
    }

    /** A new key pair as JSON. */
    static String newKey() {
        try {
            return new RSAKeyGenerator(KEY_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String issue(String subject, @Nullable String scope) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(AUDIENCE)
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)));
        if (scope != null) {
            claims.claim("scope", scope);
        }
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        SignedJWT token = new SignedJWT(header, claims.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }

    long lifeSeconds() {
        return LIFE.toSeconds();
    }

    /** The public key, for whoever checks tokens. */
    String jwks() {
        return new JWKSet(key).toString(true);
    }
}
