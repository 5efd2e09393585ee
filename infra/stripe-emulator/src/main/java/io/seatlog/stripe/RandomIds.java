package io.seatlog.stripe;

import io.seatlog.stripe.domain.Call;
import java.security.SecureRandom;

/** Ids as the provider makes them: a prefix, then letters and digits. */
final class RandomIds implements Call.IdSource {
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 24;
    private static final int SESSION_LENGTH = 58;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String next(String prefix) {
        byte[] bytes = new byte[prefix.startsWith("cs_") ? SESSION_LENGTH : LENGTH];
        random.nextBytes(bytes);
        StringBuilder id = new StringBuilder(prefix);
        for (byte b : bytes) {
            id.append(LETTERS.charAt((b & 0xff) % LETTERS.length()));
        }
        return id.toString();
    }
}
