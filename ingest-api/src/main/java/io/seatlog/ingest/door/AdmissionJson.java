package io.seatlog.ingest.door;

import io.seatlog.id.TicketId;
import io.seatlog.ingest.edge.Answer;
import io.seatlog.ingest.edge.JsonWriter;
import io.seatlog.ticket.SeatLabel;
import io.seatlog.wire.Admission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what scanners are told. */
final class AdmissionJson {

    private final String path;

    AdmissionJson(String path) {
        this.path = path;
    }

    /** The answer to a single scan. */
    Answer one(Scan scan, ScanAnswer answer) {
        if (answer instanceof ScanAnswer.Admitted admitted) {
            Answer told = Answer.json(200, json -> admitted(json, scan, admitted));
            return admitted.replayed() ? told.with("Idempotent-Replayed", "true") : told;
        } else if (answer instanceof ScanAnswer.Refused refused) {
            return Answer.problem(refused.problem(), refused.status(), json -> refused(json, scan, refused));
        }
        return Answer.json(answer.status(), json -> json.member("scanId", scan.id()))
                .with("Retry-After", "1");
    }

    /** The answer to a list of scans: one each in their order, and which offline ones should have let nobody in. */
    Answer all(List<Scan> scans, List<ScanAnswer> answers) {
        return Answer.json(200, json -> {
            json.array("results");
            for (int i = 0; i < scans.size(); i++) {
                item(json, scans.get(i), answers.get(i));
            }
            json.endArray();
            json.array("conflicts");
            for (int i = 0; i < scans.size(); i++) {
                conflict(json, scans.get(i), answers.get(i));
            }
            json.endArray();
        });
    }

    private void item(JsonWriter json, Scan scan, ScanAnswer answer) {
        json.object().member("scanId", scan.id()).member("status", answer.status());
        if (answer instanceof ScanAnswer.Admitted admitted) {
            json.object("admission");
            admitted(json, scan, admitted);
            json.endObject();
        } else if (answer instanceof ScanAnswer.Refused refused) {
            json.object("problem");
            refused(json, scan, refused);
            json.endObject();
        }
        json.endObject();
    }

    private static void conflict(JsonWriter json, Scan scan, ScanAnswer answer) {
        boolean isTransient = answer.status() >= 500;
        if (!scan.offline() || isTransient || !(answer instanceof ScanAnswer.Refused refused)) {
            return;
        }
        json.object().member("scanId", scan.id());
        ticket(json, refused.ticket());
        json.member("reason", refused.problem().reason().name());
        first(json, refused.first());
        json.endObject();
    }

    private static void admitted(JsonWriter json, Scan scan, ScanAnswer.Admitted admitted) {
        json.member("scanId", scan.id());
        ticket(json, admitted.ticket());
        admission(json, admitted.admission());
        SeatLabel seat = admitted.seat();
        json.object("seat").member("section", seat.section());
        if (!seat.row().isEmpty()) {
            json.member("row", seat.row());
        }
        if (!seat.number().isEmpty()) {
            json.member("number", seat.number());
        }
        json.endObject();
    }

    private void refused(JsonWriter json, Scan scan, ScanAnswer.Refused refused) {
        Answer.members(json, refused.problem(), refused.status(), path);
        json.member("scanId", scan.id());
        ticket(json, refused.ticket());
        first(json, refused.first());
    }

    private static void ticket(JsonWriter json, @Nullable TicketId ticket) {
        if (ticket != null) {
            json.member("ticketId", ticket.toString());
        }
    }

    private static void first(JsonWriter json, @Nullable Admission first) {
        if (first != null) {
            json.object("first");
            admission(json, first);
            json.endObject();
        }
    }

    private static void admission(JsonWriter json, Admission admission) {
        json.member("at", admission.getAt());
        if (!admission.getGate().isEmpty()) {
            json.member("gate", admission.getGate());
        }
    }
}
