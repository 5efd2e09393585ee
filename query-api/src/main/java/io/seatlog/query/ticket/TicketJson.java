package io.seatlog.query.ticket;

import io.seatlog.query.body.Json;
import io.seatlog.ticket.PublicTicketKey;
import io.seatlog.ticket.TicketKeys;
import io.seatlog.wire.Admission;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes tickets and the keys that check them. */
final class TicketJson {

    private TicketJson() {}

    static void tickets(JsonGenerator json, List<ShownTicket> tickets) {
        json.writeArrayPropertyStart("tickets");
        for (ShownTicket ticket : tickets) {
            json.writeStartObject();
            members(json, ticket);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void members(JsonGenerator json, ShownTicket ticket) {
        json.writeStringProperty("id", ticket.id().toString());
        json.writeStringProperty("seat", ticket.seat().getId());
        json.writeStringProperty("section", ticket.seat().getSection());
        if (!ticket.seat().getRow().isEmpty()) {
            json.writeStringProperty("row", ticket.seat().getRow());
        }
        if (!ticket.seat().getNumber().isEmpty()) {
            json.writeStringProperty("number", ticket.seat().getNumber());
        }
        json.writeStringProperty("category", ticket.seat().getCategory());
        json.writeStringProperty("status", ticket.status().name());
        Admission admission = ticket.admission();
        if (admission != null) {
            Json.time(json, "admittedAt", admission.getAt());
        }
        String token = ticket.token();
        if (token != null) {
            json.writeStringProperty("token", token);
            json.writeStringProperty("qr", QrImage.of(token).path());
        }
    }

    /** A JSON Web Key Set (RFC 7517, RFC 8037). */
    static void keys(JsonGenerator json, TicketKeys keys) {
        json.writeArrayPropertyStart("keys");
        for (PublicTicketKey key : keys.publicKeys()) {
            json.writeStartObject();
            json.writeStringProperty("kty", "OKP");
            json.writeStringProperty("crv", "Ed25519");
            json.writeStringProperty("kid", Integer.toString(key.id()));
            json.writeStringProperty("x", key.x());
            json.writeStringProperty("use", "sig");
            json.writeStringProperty("alg", "EdDSA");
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
