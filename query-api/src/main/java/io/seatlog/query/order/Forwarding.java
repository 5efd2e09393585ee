package io.seatlog.query.order;

import io.seatlog.id.InstallationSecret;
import io.seatlog.serde.RecordCodec;
import io.seatlog.topic.Topics;
import io.seatlog.wire.Order;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What instances say to each other: paths, the header that proves that an instance asks, and orders as bytes. */
final class Forwarding {

    static final String ONE = "/internal/orders/one";
    static final String CUSTOMER = "/internal/orders/customer";
    static final String SHOWTIME = "/internal/orders/showtime";
    static final String DOOR = "/internal/orders/door";
    static final String SUMS = "/internal/orders/sums";

    /** Derived from the installation secret, which clients do not have. */
    static final String HEADER = "Seatlog-Internal";

    private static final byte[] PURPOSE = "query-api asks query-api".getBytes(StandardCharsets.UTF_8);

    private final String proof;
    private final RecordCodec codec;

    Forwarding(InstallationSecret secret, RecordCodec codec) {
        this.proof = Base64.getUrlEncoder().withoutPadding().encodeToString(secret.hmacSha256(PURPOSE));
        this.codec = codec;
    }

    String proof() {
        return proof;
    }

    boolean isProof(@Nullable String header) {
        return header != null
                && MessageDigest.isEqual(
                        header.getBytes(StandardCharsets.UTF_8), proof.getBytes(StandardCharsets.UTF_8));
    }

    byte[] write(Collection<Order> orders) {
        List<byte[]> encoded =
                orders.stream().map(order -> codec.encode(Topics.ORDERS, order)).toList();
        int bytes =
                encoded.stream().mapToInt(order -> Integer.BYTES + order.length).sum();
        ByteBuffer out = ByteBuffer.allocate(bytes);
        encoded.forEach(order -> out.putInt(order.length).put(order));
        return out.array();
    }

    List<Order> read(byte[] bytes) {
        List<Order> orders = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (in.hasRemaining()) {
            byte[] order = new byte[in.getInt()];
            in.get(order);
            orders.add((Order) codec.decode(Topics.ORDERS, order));
        }
        return orders;
    }

    byte[] writeDoor(DoorPage page) {
        byte[] orders = write(page.orders());
        byte[] upTo = DoorQuestion.join(page.upTo()).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + Integer.BYTES + upTo.length + orders.length)
                .put((byte) (page.more() ? 1 : 0))
                .putInt(upTo.length)
                .put(upTo)
                .put(orders)
                .array();
    }

    DoorPage readDoor(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        boolean more = in.get() != 0;
        byte[] upTo = new byte[in.getInt()];
        in.get(upTo);
        byte[] orders = new byte[in.remaining()];
        in.get(orders);
        return new DoorPage(read(orders), DoorQuestion.split(new String(upTo, StandardCharsets.UTF_8)), more);
    }

    static String join(Collection<Integer> partitions) {
        return partitions.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    static List<Integer> split(String partitions) {
        return Stream.of(partitions.split(",")).map(Integer::valueOf).toList();
    }
}
