package io.seatlog.query.view;

import io.seatlog.query.body.GzipPieces;
import io.seatlog.query.body.GzipPieces.Piece;
import io.seatlog.query.body.Json;
import io.seatlog.seatmap.SeatCounts;
import io.seatlog.seatmap.SectionState;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** One section as it stood after its last change, with what is said of it, written when somebody first asks. */
public final class SectionView {

    private final SectionState state;
    private byte @Nullable [] counters;

    @Nullable
    private Piece status;

    SectionView(SectionState state) {
        this.state = state;
    }

    /** The section's id. */
    public String id() {
        return state.id();
    }

    /** The state of its seats. */
    public SectionState state() {
        return state;
    }

    /** Number of the last fact that changed it. */
    public long changed() {
        return state.changed();
    }

    /** {@code {"id":..,"free":..,"held":..,"booked":..,"blocked":..}}. */
    public synchronized byte[] counters() {
        if (counters == null) {
            counters = Json.object(json -> {
                json.writeStringProperty("id", id());
                counts(json, state.counts());
            });
        }
        return counters;
    }

    /** {@code {"id":..,"bits":..}}, compressed too. */
    public synchronized Piece status() {
        if (status == null) {
            status = GzipPieces.piece(Json.object(json -> {
                json.writeStringProperty("id", id());
                json.writeStringProperty("bits", bits());
            }));
        }
        return status;
    }

    /** The state of all its seats: base64, 2 bits a seat in plan order, low bits first. */
    public String bits() {
        return Base64.getEncoder().encodeToString(state.bits());
    }

    /** Whether the counters of both are the same. */
    public boolean countsAs(SectionView other) {
        return this == other || state.counts().equals(other.state.counts());
    }

    static void counts(JsonGenerator json, SeatCounts counts) {
        json.writeNumberProperty("free", counts.free());
        json.writeNumberProperty("held", counts.held());
        json.writeNumberProperty("booked", counts.booked());
        json.writeNumberProperty("blocked", counts.blocked());
    }
}
