package io.seatlog.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatlog.ingest.edge.Answer;
import io.seatlog.ingest.edge.Faults;
import io.seatlog.ingest.edge.ProblemException;
import io.seatlog.reason.Reason;
import io.seatlog.wire.CommandAccepted;
import io.seatlog.wire.CommandRef;
import io.seatlog.wire.CommandRefused;
import io.seatlog.wire.Policy;
import io.seatlog.wire.RefusalReason;
import io.seatlog.wire.SalesState;
import io.seatlog.wire.Showtime;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class RevisedChangeTest {

    private final Draft draft = Bodies.judge(Bodies.good()).draft();
    private final List<Long> asked = new ArrayList<>();
    private final Deque<String> others = new ArrayDeque<>();
    private int looksUntilRead;
    private Showtime onSale = Bodies.open(draft, 1, SalesState.ON_SALE, draft.policy());

    @Test
    void whoNamesNoRevisionChangesWhatStandsOnceOthersHadTheirWay() {
        others.add("{'maxSeatsPerCustomer':5}");
        others.add("{'maxSeatsPerCustomer':4}");

        Answer answer = change(null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"revision\":4");
        assertThat(asked).containsExactly(1L, 2L, 3L);
        assertThat(onSale.getPolicy().getMaxSeatsPerCustomer()).isEqualTo(4);
        assertThat(onSale.getPolicy().getPrices().get(0).getPrice().getAmount()).isEqualTo(6000);
    }

    @Test
    void whoNamesARevisionHearsThatItMoved() {
        others.add("{'maxSeatsPerCustomer':4}");

        assertThatThrownBy(() -> change(1L)).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(
                        e.problem().reason())
                .isEqualTo(Reason.PRECONDITION_FAILED));
        assertThat(asked).containsExactly(1L);
    }

    @Test
    void whoNamesAnOldRevisionIsNotEvenAsked() {
        onSale = Bodies.open(draft, 2, SalesState.ON_SALE, draft.policy());

        assertThatThrownBy(() -> change(1L)).isInstanceOf(ProblemException.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void answersOnceTheChangeIsReadHere() {
        looksUntilRead = 3;

        change(null);

        assertThat(looksUntilRead).isZero();
    }

    @Test
    void givesUpAfterTenOthersAndSaysToComeAgain() {
        for (int other = 0; other < 10; other++) {
            others.add("{'maxSeatsPerCustomer':" + (other + 20) + '}');
        }

        assertThatThrownBy(() -> change(null)).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(
                        e.problem().isTransient())
                .isTrue());
        assertThat(asked).hasSize(10);
    }

    private Answer change(Long revision) {
        return new RevisedChange("hamlet", this::look, this::decide)
                .make(revision, patch("{'prices':{'A':{'price':6000}}}"));
    }

    /** What was changed is read a little later. */
    private Optional<Showtime> look() {
        if (asked.isEmpty() || looksUntilRead == 0) {
            return Optional.of(onSale);
        }
        looksUntilRead--;
        return Optional.of(Bodies.open(draft, 1, SalesState.ON_SALE, draft.policy()));
    }

    /** Somebody else's change, if there is one left, comes first. */
    private SpecificRecord decide(long revision, Policy policy) {
        asked.add(revision);
        if (!others.isEmpty()) {
            put(patch(others.poll()).apply(onSale));
        }
        if (revision != onSale.getRevision()) {
            return CommandRefused.newBuilder()
                    .setShowtimeId("hamlet")
                    .setCommand(new CommandRef("c", 0, 0L))
                    .setNumber(1)
                    .setReason(RefusalReason.PRECONDITION_FAILED)
                    .setRevision(onSale.getRevision())
                    .build();
        }
        put(policy);
        long now = onSale.getRevision();
        return new CommandAccepted("hamlet", new CommandRef("c", 0, 0L), now, null, false, now);
    }

    private void put(Policy policy) {
        onSale = Bodies.open(draft, onSale.getRevision() + 1, SalesState.ON_SALE, policy);
    }

    private Function<Showtime, Policy> patch(String patch) {
        return showtime -> Bodies.patched(showtime.getPolicy(), draft.texts(), patch, new Faults());
    }
}
