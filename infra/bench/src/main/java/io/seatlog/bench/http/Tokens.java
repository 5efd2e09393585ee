package io.seatlog.bench.http;

import io.seatlog.bench.SystemUnderTest;
import io.seatlog.standalone.client.SeatlogClient;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Buyers' tokens, signed by standalone's issuer as an OIDC issuer would sign them.
 *
 * @param list one a buyer
 */
record Tokens(List<String> list) {

    /** So many buyers come again and again: their tokens are verified once and then remembered. */
    static final int BUYERS = 2_000;

    /** Whom the tokens are for. */
    static final String AUDIENCE = "seatlog";

    Tokens {
        list = List.copyOf(list);
    }

    static Tokens issue(SystemUnderTest system) {
        SeatlogClient client = system.client();
        return new Tokens(IntStream.range(0, BUYERS)
                .parallel()
                .mapToObj(buyer -> client.post("/dev/token", Map.of("sub", "buyer-" + buyer))
                        .expect(200)
                        .text("access_token"))
                .toList());
    }
}
