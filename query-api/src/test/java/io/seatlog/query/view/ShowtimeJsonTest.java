package io.seatlog.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.query.Samples;
import io.seatlog.query.body.Json;
import io.seatlog.wire.CategoryPrice;
import io.seatlog.wire.Policy;
import io.seatlog.wire.Price;
import io.seatlog.wire.Showtime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShowtimeJsonTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0.01", "50, 0.5", "700, 7", "725, 7.25", "1000, 10", "1900, 19", "10000, 100"})
    void tellsATaxRateInPercentAsItWasWritten(int hundredths, String percent) {
        Showtime sample = Samples.showtime("hamlet");
        Price price = new Price(5000L, 300L, hundredths);
        Policy policy = Policy.newBuilder(sample.getPolicy())
                .setPrices(List.of(new CategoryPrice("stalls", price)))
                .build();
        Showtime showtime = Showtime.newBuilder(sample).setPolicy(policy).build();

        String json = new String(
                Json.object(out -> ShowtimeJson.members(out, showtime, null, null, Instant.EPOCH)),
                StandardCharsets.UTF_8);

        assertThat(json).contains("\"prices\":{\"stalls\":{\"price\":5000,\"fee\":300,\"taxRate\":" + percent + "}}");
    }
}
