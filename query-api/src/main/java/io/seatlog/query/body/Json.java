package io.seatlog.query.body;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON as a stream of members, straight to bytes. */
public final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** Something that knows how it is written. */
    @FunctionalInterface
    public interface Writing {
        /** Writes one value. */
        void to(JsonGenerator json);
    }

    private Json() {}

    /** One value as bytes. */
    public static byte[] bytes(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            writing.to(json);
        }
        return out.toByteArray();
    }

    /** One object as bytes; only its members are written by the caller. */
    public static byte[] object(Writing members) {
        return bytes(json -> {
            json.writeStartObject();
            members.to(json);
            json.writeEndObject();
        });
    }

    /** A member that is left out where there is nothing to say. */
    public static void optional(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    /** A time, RFC 3339 in UTC; left out where there is none. */
    public static void time(JsonGenerator json, String name, @Nullable Instant value) {
        if (value != null) {
            json.writeStringProperty(name, value.toString());
        }
    }

    /** A list of texts. */
    public static void texts(JsonGenerator json, String name, Iterable<String> values) {
        json.writeArrayPropertyStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
