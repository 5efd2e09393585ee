package io.seatlog.runtime.token;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are good.
 *
 * @param issuer     an OIDC issuer, as its tokens name it; none: only tokens signed here
 * @param audience   what its tokens must be meant for; needed where there is an issuer
 * @param jwksUri    where its keys are; else as its discovery document says
 * @param algorithms its signatures; only public-key algorithms
 * @param clockSkew  how far its clock may be off
 * @param remembered most tokens that are remembered until they expire; fewer where they are long
 */
@ConfigurationProperties("seatlog.token")
public record TokenSettings(
        @Nullable String issuer,
        @Nullable String audience,
        @Nullable URI jwksUri,
        @DefaultValue({"RS256", "ES256"}) List<String> algorithms,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("100000") int remembered) {

    public TokenSettings {
        algorithms = List.copyOf(algorithms);
        for (String algorithm : algorithms) {
            if (!JWSAlgorithm.Family.RSA.contains(JWSAlgorithm.parse(algorithm))
                    && !JWSAlgorithm.Family.EC.contains(JWSAlgorithm.parse(algorithm))) {
                throw new IllegalArgumentException("seatlog.token.algorithms has " + algorithm
                        + "; an issuer's tokens are signed with a private key: RS256, PS256, ES256 or longer");
            }
        }
        if (issuer != null && (audience == null || audience.isBlank())) {
            throw new IllegalArgumentException("seatlog.token.audience must be set where seatlog.token.issuer is:"
                    + " else tokens for other services would be good here");
        }
        if (remembered < 1) {
            throw new IllegalArgumentException("seatlog.token.remembered must be 1 or more");
        }
    }

    /** Only tokens signed here. */
    public static TokenSettings none() {
        return new TokenSettings(null, null, null, List.of("RS256", "ES256"), Duration.ofSeconds(30), 100_000);
    }

    Set<JWSAlgorithm> allowed() {
        return algorithms.stream().map(JWSAlgorithm::parse).collect(Collectors.toUnmodifiableSet());
    }
}
