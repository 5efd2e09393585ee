package io.seatlog.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.id.SectionId;
import io.seatlog.serde.LocalSchemaIds;
import io.seatlog.serde.WireCodec;
import io.seatlog.topic.Topics;
import io.seatlog.wire.CommandRef;
import io.seatlog.wire.Policy;
import io.seatlog.wire.SeatRef;
import io.seatlog.wire.SeatState;
import io.seatlog.wire.SectionRef;
import io.seatlog.wire.ShowtimeOpened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningSizeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"s", "north-stand-lower", "sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss1"})
    void isNeverLessThanTheFactTakesAndNotMuchMore(String section) {
        Policy policy = Bodies.judge(Bodies.good()).draft().policy();
        Map<String, SectionId> blocked = new HashMap<>();
        List<SeatRef> seats = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            String seat = section + ":ü" + (1_000 + i / 100) + ':' + i % 100;
            blocked.put(seat, new SectionId(section));
            seats.add(new SeatRef(section, 990_000 + i, seat));
        }

        long told = OpeningSize.bytes(policy, List.of(), blocked);
        int taken = bytes(policy, seats);

        assertThat(told).isBetween((long) taken, taken + 2_000 + 3L * seats.size());
    }

    private static int bytes(Policy policy, List<SeatRef> seats) {
        ShowtimeOpened fact = new ShowtimeOpened(
                "hamlet",
                Long.MAX_VALUE,
                Instant.EPOCH,
                new CommandRef("c".repeat(255), 0, Long.MAX_VALUE),
                "d".repeat(64),
                "p".repeat(64),
                1,
                policy,
                List.<SectionRef>of(),
                seats,
                SeatState.BLOCKED,
                Instant.EPOCH);
        return new WireCodec(new LocalSchemaIds()).encode(Topics.SEAT_FACTS, fact).length;
    }
}
