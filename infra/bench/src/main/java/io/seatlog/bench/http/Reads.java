package io.seatlog.bench.http;

import io.netty.buffer.ByteBuf;
import io.seatlog.bench.load.RequestSource;
import java.nio.charset.StandardCharsets;

/** Requests for what is left of a showtime, as a buyer's page asks again and again. */
final class Reads implements RequestSource {

    private final byte[] request;

    Reads(String showtime) {
        request = ("GET /api/showtimes/" + showtime
                        + "/availability HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The bytes of each. */
    byte[] request() {
        return request.clone();
    }

    @Override
    public void next(ByteBuf out) {
        out.writeBytes(request);
    }
}
