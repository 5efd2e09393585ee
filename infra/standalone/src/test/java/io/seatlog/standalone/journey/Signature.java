package io.seatlog.standalone.journey;

import io.seatlog.stripe.EmulatorSettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The payment provider's signatures, as whoever knows the secret makes them. */
final class Signature {

    static final String SECRET = EmulatorSettings.DEFAULT_SECRET;

    private Signature() {}

    static long second() {
        return Instant.now().getEpochSecond();
    }

    /** The header of a body that is signed now. */
    static String now(String body) {
        return at(second(), body);
    }

    static String at(long second, String body) {
        return "t=" + second + ",v1=" + of(SECRET, second + "." + body);
    }

    static String of(String secret, String what) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(what.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
