package io.seatlog.standalone.journey;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;

/** Tokens that standalone's issuer would not give to anybody. */
final class Tokens {

    private static final long HOUR_SECONDS = 3600;

    private Tokens() {}

    /** As the issuer's, but signed by another key that claims to be the issuer's. */
    static String ofAnotherKey() throws Exception {
        RSAKey other = new RSAKeyGenerator(2048).keyID(own().getKeyID()).generate();
        return signed(claims().build(), other);
    }

    static String unsigned() {
        return new PlainJWT(claims().build()).serialize();
    }

    static String forAnotherAudience() throws Exception {
        return signed(claims().audience("another").build(), own());
    }

    static String ofAnotherIssuer() throws Exception {
        return signed(claims().issuer("https://another.example").build(), own());
    }

    static String expired() throws Exception {
        Date before = Date.from(Instant.now().minusSeconds(HOUR_SECONDS));
        return signed(claims().expirationTime(before).build(), own());
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(RunningStandalone.origin().toString())
                .audience("seatlog")
                .subject("mallory")
                .claim("scope", "organizer")
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(HOUR_SECONDS)));
    }

    private static RSAKey own() throws IOException, ParseException {
        return RSAKey.parse(Files.readString(RunningStandalone.data().resolve("dev-key.json")));
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
