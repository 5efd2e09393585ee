package io.seatlog.id;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The bearer secret of one order: whoever has it acts as the order's owner on that order, without a token. It is
 * base64url of the customer id followed by the first 16 bytes of HMAC-SHA256(installation secret, customer + orderId).
 */
public final class OrderKey {

    private static final int MAC_BYTES = 16;

    private OrderKey() {}

    /** The key of a customer's order. */
    public static String of(InstallationSecret secret, CustomerId customer, OrderId order) {
        byte[] id = customer.value().getBytes(StandardCharsets.UTF_8);
        byte[] key = Arrays.copyOf(id, id.length + MAC_BYTES);
        System.arraycopy(mac(secret, customer, order), 0, key, id.length, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    /** The customer that the key stands for, if it is this order's key; compared in constant time. */
    public static Optional<CustomerId> verify(InstallationSecret secret, OrderId order, String key) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(key);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length <= MAC_BYTES || bytes.length > MAC_BYTES + CustomerId.LENGTH_MAX) {
            return Optional.empty();
        }
        String id = new String(bytes, 0, bytes.length - MAC_BYTES, StandardCharsets.UTF_8);
        if (!CustomerId.isValid(id)) {
            return Optional.empty();
        }
        CustomerId customer = new CustomerId(id);
        byte[] mac = Arrays.copyOfRange(bytes, bytes.length - MAC_BYTES, bytes.length);
        return MessageDigest.isEqual(mac, mac(secret, customer, order)) ? Optional.of(customer) : Optional.empty();
    }

    private static byte[] mac(InstallationSecret secret, CustomerId customer, OrderId order) {
        byte[] message = (customer.value() + order).getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(secret.hmacSha256(message), MAC_BYTES);
    }
}
