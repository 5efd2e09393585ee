package io.seatlog.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The header by which a receiver knows that an event is the provider's. */
final class WebhookSignature {

    private WebhookSignature() {}

    /** {@code t=<second>,v1=<HMAC>} with one {@code v1} a secret. */
    static String header(byte[] body, long second, List<String> secrets) {
        StringBuilder header = new StringBuilder("t=").append(second);
        for (String secret : secrets) {
            header.append(",v1=").append(sign(body, second, secret));
        }
        return header.toString();
    }

    private static String sign(byte[] body, long second, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((second + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
