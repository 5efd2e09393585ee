package io.seatlog.id;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Who buys, without saying who that is: base64url of the first 16 bytes of HMAC-SHA256(installation secret, issuer,
 * newline, subject). Trusted systems may write other names of their own in its place.
 *
 * @param value 1 to 64 visible ASCII characters, without {@code /}
 */
public record CustomerId(String value) {

    /** Most characters of a customer id. */
    public static final int LENGTH_MAX = 64;

    public CustomerId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("A customer id is 1 to 64 visible ASCII characters without '/'");
        }
    }

    /** Whether the text has the form of a customer id. */
    public static boolean isValid(String text) {
        return !text.isEmpty() && text.length() <= LENGTH_MAX && VisibleAscii.isAll(text) && text.indexOf('/') < 0;
    }

    /** The customer that a token of {@code issuer} with this subject stands for. */
    public static CustomerId of(InstallationSecret secret, String issuer, String subject) {
        byte[] mac = secret.hmacSha256((issuer + "\n" + subject).getBytes(StandardCharsets.UTF_8));
        return new CustomerId(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, 16)));
    }

    @Override
    public String toString() {
        return value;
    }
}
