package io.seatlog.runtime.token;

import io.seatlog.id.InstallationSecret;
import java.util.Base64;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one installation keeps for ever.
 *
 * @param secret base64url of 32 random bytes or more: customer ids, order keys and guests' tokens derive from it
 */
@ConfigurationProperties("seatlog.installation")
public record InstallationSettings(@DefaultValue("") String secret) {

    /** Whom guests' tokens name as their issuer. */
    private static final String GUESTS = "urn:seatlog:guests";

    public InstallationSettings {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("seatlog.installation.secret is missing: base64url of 32 random bytes,"
                    + " the same for every app of an installation and for ever");
        }
    }

    /** The secret itself. */
    public InstallationSecret key() {
        try {
            return new InstallationSecret(Base64.getUrlDecoder().decode(secret.strip()));
        } catch (IllegalArgumentException e) {
            // The message of the decoder quotes what it was given.
            throw new IllegalArgumentException("seatlog.installation.secret is not base64url of 32 bytes or more");
        }
    }

    /** Who signs guests' tokens. */
    public LocalIssuer guests() {
        return new LocalIssuer(key(), GUESTS, false);
    }

    @Override
    public String toString() {
        return "InstallationSettings[hidden]";
    }
}
