package io.seatlog.runtime.token;

import static io.seatlog.runtime.token.TestIssuer.AUDIENCE;
import static io.seatlog.runtime.token.TestIssuer.header;
import static io.seatlog.runtime.token.TestIssuer.mac;
import static io.seatlog.runtime.token.TestIssuer.sign;
import static io.seatlog.runtime.token.TestIssuer.signer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import io.seatlog.id.InstallationSecret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadTokensTest {

    private static final long NOW = System.currentTimeMillis();
    private static final TestIssuer ISSUER = new TestIssuer();
    private static final InstallationSecret SECRET = new InstallationSecret(new byte[32]);
    private static final LocalIssuer GUESTS = new LocalIssuer(SECRET, "urn:seatlog:guests", false);
    private static final TokenVerifier VERIFIER = new TokenVerifier(
            new TokenSettings(ISSUER.url(), AUDIENCE, null, List.of("RS256", "ES256"), Duration.ofSeconds(30), 10),
            List.of(GUESTS),
            SECRET,
            () -> NOW);

    @AfterAll
    static void close() {
        ISSUER.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"claims", "signatures", "garbage"})
    void refusesATokenWith(String what, String token) {
        assertThat(VERIFIER.verify("Bearer " + ISSUER.good(NOW)).block()).isNotNull();
        assertThatThrownBy(() -> VERIFIER.verify("Bearer " + token).block())
                .isInstanceOfSatisfying(
                        TokenException.class, e -> assertThat(e.fault()).isEqualTo(TokenException.Fault.INVALID));
    }

    static List<Arguments> claims() {
        List<Arguments> bad = new ArrayList<>();
        bad.add(arguments("another issuer", with(ISSUER.claims(NOW).issuer("https://evil.example"))));
        bad.add(arguments("the issuer and a slash", with(ISSUER.claims(NOW).issuer(ISSUER.url() + "/"))));
        bad.add(arguments("no issuer", with(ISSUER.claims(NOW).issuer(null))));
        bad.add(arguments("a local issuer's name", with(ISSUER.claims(NOW).issuer("urn:seatlog:guests"))));
        bad.add(arguments("another audience", with(ISSUER.claims(NOW).audience("other"))));
        bad.add(arguments("no audience", with(ISSUER.claims(NOW).audience((String) null))));
        bad.add(arguments("no expiry", with(ISSUER.claims(NOW).expirationTime(null))));
        bad.add(arguments(
                "an expiry as long ago as the skew", with(ISSUER.claims(NOW).expirationTime(at(-31)))));
        bad.add(arguments("an expiry of 1970", with(ISSUER.claims(NOW).expirationTime(new Date(0)))));
        bad.add(arguments("an expiry that is text", with(ISSUER.claims(NOW).claim("exp", "tomorrow"))));
        bad.add(arguments("a start beyond the skew", with(ISSUER.claims(NOW).notBeforeTime(at(32)))));
        bad.add(arguments("no subject", with(ISSUER.claims(NOW).subject(null))));
        bad.add(arguments("a blank subject", with(ISSUER.claims(NOW).subject("  "))));
        bad.add(arguments("a subject of 256 characters", with(ISSUER.claims(NOW).subject("s".repeat(256)))));
        return bad;
    }

    static List<Arguments> signatures() throws JOSEException {
        JWTClaimsSet good = ISSUER.claims(NOW).build();
        RSAKey key = ISSUER.first();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.encode(key.toRSAPublicKey().getEncoded()) + "\n-----END PUBLIC KEY-----\n";
        JWSHeader.Builder hs256 = header(JWSAlgorithm.HS256, "first");
        JWSHeader local =
                new JWSHeader.Builder(JWSAlgorithm.HS256).type(LocalIssuer.TYPE).build();
        String signed = ISSUER.good(NOW);
        List<Arguments> bad = new ArrayList<>();
        bad.add(arguments(
                "a MAC with the public key", sign(hs256.build(), good, mac(pem.getBytes(StandardCharsets.UTF_8)))));
        bad.add(arguments(
                "a MAC with the encoded public key",
                sign(hs256.build(), good, mac(key.toRSAPublicKey().getEncoded()))));
        bad.add(arguments(
                "a MAC with the modulus", sign(local, good, mac(key.getModulus().decode()))));
        bad.add(arguments("a MAC with zeros", sign(local, guest().build(), mac(new byte[32]))));
        bad.add(arguments(
                "a guest's key but not its type",
                sign(
                        hs256.build(),
                        guest().build(),
                        mac(SECRET.hmacSha256("token-key\nurn:seatlog:guests".getBytes(StandardCharsets.UTF_8))))));
        bad.add(arguments(
                "a guest's key in the issuer's name",
                sign(
                        local,
                        good,
                        mac(SECRET.hmacSha256("token-key\nurn:seatlog:guests".getBytes(StandardCharsets.UTF_8))))));
        bad.add(arguments(
                "a local type and the issuer's key",
                sign(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID("first")
                                .type(LocalIssuer.TYPE)
                                .build(),
                        good,
                        signer(key))));
        bad.add(arguments(
                "RS512, which is not accepted",
                sign(header(JWSAlgorithm.RS512, "first").build(), good, signer(key))));
        bad.add(arguments(
                "PS256, which is not accepted",
                sign(header(JWSAlgorithm.PS256, "first").build(), good, signer(key))));
        bad.add(arguments(
                "another's key under a good id",
                sign(header(JWSAlgorithm.RS256, "first").build(), good, signer(ISSUER.second()))));
        bad.add(arguments(
                "another's key without an id",
                sign(new JWSHeader.Builder(JWSAlgorithm.RS256).build(), good, signer(ISSUER.second()))));
        bad.add(arguments(
                "its own key in jwk",
                sign(
                        header(JWSAlgorithm.RS256, "second")
                                .jwk(ISSUER.second().toPublicJWK())
                                .build(),
                        good,
                        signer(ISSUER.second()))));
        bad.add(arguments(
                "a jku",
                sign(
                        header(JWSAlgorithm.RS256, "second")
                                .jwkURL(URI.create(ISSUER.url() + "/keys"))
                                .build(),
                        good,
                        signer(ISSUER.second()))));
        bad.add(arguments(
                "an x5u",
                sign(
                        header(JWSAlgorithm.RS256, "second")
                                .x509CertURL(URI.create("http://127.0.0.1:1/"))
                                .build(),
                        good,
                        signer(ISSUER.second()))));
        bad.add(arguments(
                "a crit that nobody knows",
                sign(
                        header(JWSAlgorithm.RS256, "first")
                                .criticalParams(Set.of("x"))
                                .customParam("x", 1)
                                .build(),
                        good,
                        signer(key))));
        bad.add(arguments(
                "the type of a logout token",
                sign(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID("first")
                                .type(new JOSEObjectType("logout+jwt"))
                                .build(),
                        good,
                        signer(key))));
        bad.add(arguments(
                "a key id that is a path",
                sign(header(JWSAlgorithm.RS256, "../../etc/passwd").build(), good, signer(key))));
        bad.add(arguments("a signature cut short", signed.substring(0, signed.length() - 4)));
        bad.add(arguments("no signature", signed.substring(0, signed.lastIndexOf('.') + 1)));
        bad.add(arguments("other claims under the signature", swapClaims(signed)));
        return bad;
    }

    static List<Arguments> garbage() {
        String signed = ISSUER.good(NOW);
        String payload = signed.split("\\.")[1];
        String signature = signed.split("\\.")[2];
        List<Arguments> bad = new ArrayList<>();
        for (String none : List.of("none", "None", "NONE", "")) {
            bad.add(arguments("algorithm '" + none + "'", encode("{\"alg\":\"" + none + "\"}") + "." + payload + "."));
            bad.add(arguments(
                    "algorithm '" + none + "', signed",
                    encode("{\"alg\":\"" + none + "\"}") + "." + payload + "." + signature));
        }
        bad.add(arguments("no algorithm", encode("{}") + "." + payload + "." + signature));
        bad.add(arguments(
                "an algorithm that is a list", encode("{\"alg\":[\"RS256\"]}") + "." + payload + "." + signature));
        bad.add(arguments(
                "two algorithms", encode("{\"alg\":\"none\",\"alg\":\"RS256\"}") + "." + payload + "." + signature));
        bad.add(arguments("deep JSON", encode("{\"alg\":\"RS256\",\"x\":" + "[".repeat(3000)) + "." + payload + "."));
        bad.add(arguments("nothing", ""));
        bad.add(arguments("blanks", "   "));
        bad.add(arguments("one part", "abc"));
        bad.add(arguments("two parts", "abc.def"));
        bad.add(arguments("four parts", "a.b.c.d"));
        bad.add(arguments("dots", "..."));
        bad.add(arguments("five parts, encrypted", "a.b.c.d.e"));
        bad.add(arguments("characters beyond base64", "\u00e4.\u0000.\ud83d\ude00"));
        bad.add(arguments("a blank in it", signed.substring(0, 20) + " " + signed.substring(20)));
        bad.add(arguments("two tokens", signed + "," + signed));
        bad.add(arguments("too many characters", with(ISSUER.claims(NOW).claim("x", "y".repeat(70_000)))));
        return bad;
    }

    private static String with(JWTClaimsSet.Builder claims) {
        return ISSUER.rs256(claims.build());
    }

    private static JWTClaimsSet.Builder guest() {
        return new JWTClaimsSet.Builder()
                .issuer("urn:seatlog:guests")
                .subject("guest")
                .expirationTime(at(60));
    }

    private static String swapClaims(String signed) {
        String[] parts = signed.split("\\.");
        String claims = new String(Base64URL.from(parts[1]).decode(), StandardCharsets.UTF_8);
        return parts[0] + "." + encode(claims.replace("anna", "boss")) + "." + parts[2];
    }

    private static String encode(String text) {
        return Base64URL.encode(text).toString();
    }

    private static Date at(long seconds) {
        return new Date(NOW + seconds * 1000);
    }
}
