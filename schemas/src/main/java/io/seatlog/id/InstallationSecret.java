package io.seatlog.id;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret that one installation keeps for ever: customer ids and order keys derive from it. */
public final class InstallationSecret {

    /** Fewest bytes of a secret. */
    public static final int BYTES_MIN = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac template;

    public InstallationSecret(byte[] secret) {
        if (secret.length < BYTES_MIN) {
            throw new IllegalArgumentException(
                    "The installation secret has " + secret.length + " bytes, it needs " + BYTES_MIN + " or more");
        }
        try {
            template = Mac.getInstance(ALGORITHM);
            template.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    /** HMAC-SHA256 of the message under this secret, 32 bytes. */
    public byte[] hmacSha256(byte[] message) {
        try {
            return ((Mac) template.clone()).doFinal(message);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The platform's " + ALGORITHM + " can be cloned", e);
        }
    }

    @Override
    public String toString() {
        return "InstallationSecret[hidden]";
    }
}
