package io.seatlog.bench.http;

import io.netty.buffer.ByteBuf;
import io.seatlog.bench.load.RequestSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests for the best seat that is left, each by the next buyer and under a key that was never used. */
final class Purchases implements RequestSource {

    private static final AtomicInteger SOURCES = new AtomicInteger();
    private static final int KEY_DIGITS = 9;

    private final byte[][] heads;
    private final byte[][] bodies;
    private final byte[] key = new byte[KEY_DIGITS];
    private int number;

    /** The best seat anywhere. */
    Purchases(String showtime, Tokens tokens) {
        this(showtime, tokens.list(), List.of("{\"quantity\":1}"));
    }

    /** The best seat of a section, of each in turn. */
    Purchases(String showtime, Tokens tokens, List<String> sections) {
        this(
                showtime,
                tokens.list(),
                sections.stream()
                        .map("{\"quantity\":1,\"section\":\"%s\"}"::formatted)
                        .toList());
    }

    private Purchases(String showtime, List<String> buyers, List<String> wishes) {
        String run = "bench-" + SOURCES.incrementAndGet() + '-';
        String path = "/api/showtimes/" + showtime + "/orders";
        heads = buyers.stream()
                .map(token -> bytes("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json"
                        + "\r\nAuthorization: Bearer " + token + "\r\nIdempotency-Key: " + run))
                .toArray(byte[][]::new);
        bodies = wishes.stream()
                .map(wish -> bytes("\r\nContent-Length: " + wish.length() + "\r\n\r\n" + wish))
                .toArray(byte[][]::new);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void next(ByteBuf out) {
        out.writeBytes(heads[number % heads.length]);
        int left = number;
        for (int i = KEY_DIGITS - 1; i >= 0; i--) {
            key[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
        out.writeBytes(key).writeBytes(bodies[number % bodies.length]);
        number++;
    }
}
