package io.seatlog.ingest.sell;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.ingest.edge.Problem;
import io.seatlog.wire.CommandRef;
import io.seatlog.wire.CommandRefused;
import io.seatlog.wire.RefusalReason;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    @Test
    void aRefusalTellsTheVersionThatItWasJudgedOnIfThereWasOne() {
        assertThat(refused(RefusalReason.SEATS_HELD, 7).facts().version()).isEqualTo(7);
        assertThat(refused(RefusalReason.SHOWTIME_UNKNOWN, 0).facts().version()).isNull();
    }

    private static Problem refused(RefusalReason reason, long number) {
        return Refusals.problem(CommandRefused.newBuilder()
                .setShowtimeId("hamlet")
                .setCommand(new CommandRef("c", 0, 1L))
                .setReason(reason)
                .setDetail("")
                .setNumber(number)
                .build());
    }
}
