package io.seatlog.ingest.publish;

import io.seatlog.id.ShowtimeId;
import io.seatlog.ingest.edge.Faults;
import io.seatlog.ingest.edge.JsonCursor;
import io.seatlog.ingest.plan.SeatingPlan;
import io.seatlog.wire.Policy;
import io.seatlog.wire.SalesState;
import io.seatlog.wire.Showtime;
import io.seatlog.wire.ShowtimeTexts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Bodies of organisers, and what is read from them. */
final class Bodies {

    static final long PRICE_MIN = 50;

    private Bodies() {}

    /** What a body was judged to be. */
    record Judged(Draft draft, Faults faults) {

        List<String> told() {
            return faults.list().stream()
                    .map(fault -> fault.pointer() + ' ' + fault.kind())
                    .toList();
        }
    }

    /** A correct body. */
    static Map<String, String> good() {
        Map<String, String> body = new TreeMap<>();
        body.put("event", "'Hamlet'");
        body.put("venue", "'Globe'");
        body.put("startsAt", "'2030-01-01T20:00:00Z'");
        body.put("salesOpenAt", "'2026-01-01T00:00:00Z'");
        body.put("salesCloseAt", "'2030-01-01T19:00:00Z'");
        body.put("currency", "'EUR'");
        body.put("maxSeatsPerCustomer", "10");
        body.put("prices", "{'A':{'price':5000,'fee':200,'taxRate':7}}");
        body.put("refund", "{'until':'2029-04-01T00:00:00Z','keep':300}");
        body.put("sections", "[{'id':'stalls','category':'A','rows':10,'seatsPerRow':10}]");
        return body;
    }

    /** A correct body but for one member. */
    static Judged judge(String member, String value) {
        Map<String, String> body = good();
        body.put(member, value);
        return judge(body);
    }

    static Judged judge(Map<String, String> members) {
        return judge(members.entrySet().stream()
                .map(member -> '\'' + member.getKey() + "':" + member.getValue())
                .collect(Collectors.joining(",", "{", "}")));
    }

    /** What an edge says that knows no plan but those in bodies. */
    static Judged judge(String body) {
        Faults faults = new Faults();
        ShowtimeReader.Read read = JsonCursor.read(bytes(body), faults, cursor -> ShowtimeReader.read(cursor, faults));
        SeatingPlan plan = read.assembly().join(null, faults);
        ShowtimeReader.Rules rules = new ShowtimeReader.Rules(PRICE_MIN);
        Draft draft = read.assembly().draft(new ShowtimeId("hamlet"), read.form(), plan, rules, faults);
        return new Judged(draft, faults);
    }

    /** The policy after a merge patch. */
    static Policy patched(Policy policy, ShowtimeTexts texts, String patch, Faults faults) {
        ShowtimeForm form = ShowtimeForm.of(policy, texts);
        JsonCursor.read(bytes(patch), faults, cursor -> {
            cursor.object(member -> form.read(member, cursor));
            return form;
        });
        form.check(List.of("A"), PRICE_MIN, faults);
        return form.policy();
    }

    /** A draft that opened. */
    static Showtime open(Draft draft, long revision, SalesState sales, Policy policy) {
        return Showtime.newBuilder()
                .setShowtimeId(draft.showtime().value())
                .setRevision(revision)
                .setAt(Instant.EPOCH)
                .setOpenedAt(Instant.EPOCH)
                .setDraft(draft.digest())
                .setPlanId(draft.planId())
                .setRules(1)
                .setSales(sales)
                .setPolicy(policy)
                .setSections(List.of())
                .setSeats(100)
                .build();
    }

    static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
