package io.seatlog.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.ingest.edge.Faults;
import io.seatlog.wire.Policy;
import io.seatlog.wire.SalesState;
import io.seatlog.wire.Showtime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftTest {

    private final Draft draft = Bodies.judge(Bodies.good()).draft();

    @Test
    void isOnSaleAsLongAsNothingChanged() {
        Showtime open = Bodies.open(draft, 1, SalesState.ON_SALE, draft.policy());

        assertThat(draft.digest()).matches("[0-9a-f]{64}");
        assertThat(draft.isOnSaleAs(open)).isTrue();
        assertThat(Bodies.judge("venue", "'Rose'").draft().isOnSaleAs(open)).isFalse();
        assertThat(Bodies.judge("prices", "{'A':5000}").draft().isOnSaleAs(open))
                .isFalse();
    }

    @Test
    void afterAChangeTheNewBodyIsOnSaleAndTheOldIsNot() {
        String change = "{'price':6000,'fee':200,'taxRate':7}";
        Policy policy = Bodies.patched(draft.policy(), draft.texts(), "{'prices':{'A':{'price':6000}}}", new Faults());
        Showtime open = Bodies.open(draft, 2, SalesState.ON_SALE, policy);

        assertThat(draft.isOnSaleAs(open)).isFalse();
        assertThat(Bodies.judge("prices", "{'A':" + change + "}").draft().isOnSaleAs(open))
                .isTrue();
    }

    @Test
    void otherSeatsAreOtherContentAlsoAfterAChange() {
        Draft blocked = Bodies.judge("blocked", "['stalls:1:1']").draft();
        Draft focused = Bodies.judge("focalPoint", "{'x':1,'y':1}").draft();
        Draft smaller = Bodies.judge("sections", "[{'id':'stalls','category':'A','rows':9,'seatsPerRow':10}]")
                .draft();
        Showtime open = Bodies.open(draft, 3, SalesState.PAUSED, draft.policy());

        assertThat(List.of(blocked, focused, smaller)).noneMatch(other -> other.isOnSaleAs(open));
        assertThat(List.of(blocked.digest(), focused.digest(), smaller.digest(), draft.digest()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "ON_SALE, 2027-01-01T00:00:00Z, ON_SALE",
        "PAUSED, 2027-01-01T00:00:00Z, PAUSED",
        "CANCELLED, 2027-01-01T00:00:00Z, CANCELLED",
        "ON_SALE, 2025-01-01T00:00:00Z, SCHEDULED",
        "ON_SALE, 2030-01-01T19:00:00Z, CLOSED",
        "PAUSED, 2030-01-02T02:00:00Z, ENDED"
    })
    void theAnswerTellsTheStatusOfToday(SalesState sales, Instant now, String status) {
        Showtime open = Bodies.open(draft, 7, sales, draft.policy());

        String body = new String(ShowtimeAnswers.known(open, draft, now).body(), StandardCharsets.UTF_8);

        assertThat(body).contains("\"status\":\"" + status + '"').contains("\"revision\":7");
    }
}
