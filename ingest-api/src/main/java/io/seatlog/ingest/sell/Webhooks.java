package io.seatlog.ingest.sell;

import io.seatlog.ingest.edge.Problem;
import io.seatlog.ingest.edge.ProblemException;
import io.seatlog.reason.Reason;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Checks the signature of the payment provider's events: {@code t=<seconds>,v1=<hex>,...} over the raw body. */
public final class Webhooks {

    private static final long SECONDS_OFF_MAX = 300;
    private static final int HEADER_MAX = 4_096;
    private static final int SIGNATURES_MAX = 16;

    private final List<byte[]> secrets;
    private final LongSupplier millis;

    public Webhooks(List<String> secrets, LongSupplier millis) {
        this.secrets = secrets.stream()
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.millis = millis;
    }

    /**
     * Passes a body that one of the secrets signed, at most five minutes ago or ahead.
     *
     * @throws ProblemException for any other
     */
    void check(@Nullable String header, byte[] body) {
        if (header == null || header.length() > HEADER_MAX) {
            throw refused("There is no signature");
        }
        String timestamp = null;
        List<byte[]> signatures = new ArrayList<>();
        for (String part : header.split(",", -1)) {
            String item = part.strip();
            if (item.startsWith("t=") && timestamp == null) {
                timestamp = item.substring(2);
            } else if (item.startsWith("v1=") && signatures.size() < SIGNATURES_MAX) {
                signatures.add(hex(item.substring(3)));
            }
        }
        if (timestamp == null || !isRecent(timestamp)) {
            throw refused("The signature's time is missing, or more than five minutes off");
        }
        if (!isSigned(timestamp, body, signatures)) {
            throw refused("The signature is not good");
        }
    }

    /** Every secret is tried against every signature, whatever was found before: the time taken tells nothing. */
    private boolean isSigned(String timestamp, byte[] body, List<byte[]> signatures) {
        boolean good = false;
        for (byte[] secret : secrets) {
            byte[] expected = mac(secret, timestamp, body);
            for (byte[] signature : signatures) {
                good |= MessageDigest.isEqual(expected, signature);
            }
        }
        return good;
    }

    private boolean isRecent(String timestamp) {
        if (timestamp.isEmpty() || timestamp.length() > 12 || !timestamp.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        long off = Math.abs(millis.getAsLong() / 1000 - Long.parseLong(timestamp));
        return off <= SECONDS_OFF_MAX;
    }

    private static byte[] mac(byte[] secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(timestamp.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) '.');
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private static byte[] hex(String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(Problem.of(Reason.WEBHOOK_INVALID, detail));
    }
}
