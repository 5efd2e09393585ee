package io.seatlog.ingest.publish;

import io.seatlog.ingest.edge.Fault;
import io.seatlog.ingest.edge.JsonCursor;
import io.seatlog.ingest.edge.JsonValues;
import io.seatlog.wire.RefundPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads what a customer gets back who returns a ticket, over what held before. */
final class RefundForm {

    private final JsonCursor cursor;
    private @Nullable Instant until;
    private @Nullable Long keep = 0L;

    private RefundForm(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /** The policy after a merge patch of the one before; null if it is none, which has been noted. */
    static @Nullable RefundPolicy merged(@Nullable RefundPolicy before, JsonCursor cursor) {
        RefundForm form = new RefundForm(cursor);
        if (before != null) {
            form.until = before.getUntil();
            form.keep = before.getKeep();
        }
        int found = cursor.faultsFound();
        cursor.object(form::member);
        if (cursor.faultsFound() > found) {
            return null;
        }
        if (form.until == null) {
            cursor.fault(Fault.Kind.REQUIRED, "A refund policy says until when");
            return null;
        }
        return new RefundPolicy(form.until, form.keep == null ? 0L : form.keep);
    }

    private boolean member(String member) {
        switch (member) {
            case "until" -> until = cursor.isNull() ? null : JsonValues.instant(cursor);
            case "keep" -> keep = cursor.isNull() ? null : cursor.integer(0, Integer.MAX_VALUE);
            default -> {
                return false;
            }
        }
        return true;
    }
}
