package io.seatlog.ingest.publish;

import io.seatlog.ingest.edge.Answer;
import io.seatlog.ingest.edge.Fault;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.ingest.edge.ProblemException;
import io.seatlog.ingest.plan.SeatingPlan;
import io.seatlog.ingest.sell.Refusals;
import io.seatlog.reason.Reason;
import io.seatlog.sale.ShowtimeStatus;
import io.seatlog.wire.CommandAccepted;
import io.seatlog.wire.CommandRefused;
import io.seatlog.wire.Price;
import io.seatlog.wire.SalesState;
import io.seatlog.wire.Showtime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What organisers read about a showtime that they published or changed. */
final class ShowtimeAnswers {

    private ShowtimeAnswers() {}

    /** A draft that was opened now. */
    static Answer published(Draft draft, SpecificRecord reply, Instant now) {
        CommandAccepted accepted = accepted(reply);
        ShowtimeStatus status = ShowtimeStatus.of(SalesState.ON_SALE, draft.policy(), now);
        return published(accepted.getReplayed() ? 200 : 201, draft, status, accepted.getRevision());
    }

    /** A showtime that is on sale as the draft has it. */
    static Answer known(Showtime open, Draft draft, Instant now) {
        return published(200, draft, ShowtimeStatus.of(open, now), open.getRevision());
    }

    private static Answer published(int http, Draft draft, ShowtimeStatus status, long revision) {
        String id = draft.showtime().value();
        return Answer.json(http, json -> json.member("showtimeId", id)
                        .member("status", status.name())
                        .member("planId", draft.planId())
                        .member("seats", draft.plan().seats())
                        .member("revision", revision))
                .with("Location", "/api/showtimes/" + id)
                .with("ETag", '"' + Long.toString(revision) + '"');
    }

    /** A change that was made. */
    static Answer changed(String showtimeId, SpecificRecord reply) {
        return changed(showtimeId, accepted(reply).getRevision());
    }

    /** A showtime that is, with this revision, as it was to be. */
    static Answer changed(String showtimeId, long revision) {
        return Answer.json(200, json -> json.member("showtimeId", showtimeId).member("revision", revision))
                .with("ETag", '"' + Long.toString(revision) + '"');
    }

    /** What a publication would be. */
    static Answer checked(@Nullable SeatingPlan plan, Prices prices, List<Fault> faults) {
        return Answer.json(200, json -> {
            if (plan != null) {
                json.member("planId", plan.planId());
                json.member("sections", plan.sectionCount());
                json.member("seats", plan.seats());
                json.array("categories");
                for (Map.Entry<String, Integer> category :
                        plan.seatsByCategory().entrySet()) {
                    json.object().member("name", category.getKey()).member("seats", category.getValue());
                    Price price = prices.of(category.getKey());
                    if (price != null) {
                        json.member("price", price.getAmount());
                    }
                    json.endObject();
                }
                json.endArray();
            }
            json.array("faults");
            for (Fault fault : faults) {
                json.object().member("pointer", fault.pointer());
                json.member("reason", fault.kind().name());
                json.member("detail", fault.detail()).endObject();
            }
            json.endArray();
        });
    }

    private static CommandAccepted accepted(SpecificRecord reply) {
        if (reply instanceof CommandAccepted accepted) {
            return accepted;
        }
        throw new ProblemException(
                reply instanceof CommandRefused refused ? Refusals.problem(refused) : Problem.of(Reason.INTERNAL));
    }
}
