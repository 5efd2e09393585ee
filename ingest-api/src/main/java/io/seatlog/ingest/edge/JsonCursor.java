package io.seatlog.ingest.edge;

import io.seatlog.reason.Reason;
import java.io.StringWriter;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one JSON body from front to back, strictly: nothing twice, nothing unknown, nothing too deep, no other type than
 * expected. What is wrong with values is noted and reading goes on, so that a client hears of all of it at once; what is
 * no JSON ends it. Each method reads the value at which the cursor stands.
 */
public final class JsonCursor implements AutoCloseable {

    /** Deepest nesting of a body. */
    public static final int DEPTH_MAX = 16;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxNumberLength(64)
                    .maxNameLength(1024)
                    .maxStringLength(1 << 20)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final JsonParser parser;
    private final Faults faults;

    private JsonCursor(JsonParser parser, Faults faults) {
        this.parser = parser;
        this.faults = faults;
    }

    /** A reading of a body, given the cursor at its first value. */
    @FunctionalInterface
    public interface Reading<T> {
        /** Reads that value. */
        T read(JsonCursor cursor);
    }

    /**
     * Reads a whole body.
     *
     * @throws ProblemException MALFORMED_JSON if it is no JSON, repeats a member or is nested too deep
     */
    public static <T> T read(byte[] body, Faults faults, Reading<T> reading) {
        try (JsonCursor cursor =
                new JsonCursor(FACTORY.createParser(ObjectReadContext.empty(), body, 0, body.length), faults)) {
            if (cursor.parser.nextToken() == null) {
                throw new ProblemException(Problem.of(Reason.MALFORMED_JSON, "The body is empty"));
            }
            T result = reading.read(cursor);
            if (cursor.parser.nextToken() != null) {
                throw new ProblemException(
                        Problem.of(Reason.MALFORMED_JSON, "Something follows the JSON value that is the body"));
            }
            return result;
        } catch (JacksonException e) {
            throw new ProblemException(Problem.of(Reason.MALFORMED_JSON, "The body: " + e.getOriginalMessage()));
        }
    }

    /** Reads an object; the reader gets each member's name and answers whether it knows it, having read its value. */
    public void object(Predicate<String> known) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            wrongType("an object");
            return;
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            if (!known.test(name)) {
                fault(Fault.Kind.UNKNOWN_MEMBER, "Unknown member");
                parser.skipChildren();
            }
        }
    }

    /** Reads an array, each item by the given reading; items beyond {@code max} are a fault and skipped. */
    public void array(int max, Runnable item) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            wrongType("an array");
            return;
        }
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (count == max) {
                fault(Fault.Kind.OUT_OF_RANGE, "More than " + max + " items");
            }
            if (count++ < max) {
                item.run();
            } else {
                parser.skipChildren();
            }
        }
    }

    /** Reads one line of {@code min} to {@code max} characters; null if it is none, which has been noted. */
    public @Nullable String string(int min, int max) {
        String text = text(min, max);
        if (text != null && text.chars().anyMatch(c -> c < ' ')) {
            fault(Fault.Kind.INVALID, "A control character");
            return null;
        }
        return text;
    }

    /** Reads a text of lines; null if it is none, which has been noted. */
    public @Nullable String text(int min, int max) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            wrongType("a text");
            return null;
        }
        String text = parser.getString();
        if (text.length() < min || text.length() > max) {
            fault(Fault.Kind.OUT_OF_RANGE, "A text of " + min + " to " + max + " characters is expected");
            return null;
        }
        if (!isWellFormed(text)) {
            fault(Fault.Kind.INVALID, "Half a character, or a control character");
            return null;
        }
        return text;
    }

    /** Reads a whole number; null if it is none in the range, which has been noted. */
    public @Nullable Long integer(long min, long max) {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            wrongType("a whole number");
            return null;
        }
        try {
            long value = parser.getLongValue();
            if (value >= min && value <= max) {
                return value;
            }
        } catch (InputCoercionException e) {
            // Told below: no long, so out of any range.
        }
        fault(Fault.Kind.OUT_OF_RANGE, "A whole number from " + min + " to " + max + " is expected");
        return null;
    }

    /** Reads a finite number; null if it is none, which has been noted. */
    public @Nullable Double number() {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            wrongType("a number");
            return null;
        }
        double value = parser.getDoubleValue();
        if (!Double.isFinite(value) || Math.abs(value) > 1e9) {
            fault(Fault.Kind.OUT_OF_RANGE, "A number from -1e9 to 1e9 is expected");
            return null;
        }
        return value == 0 ? 0.0 : value;
    }

    /** Reads true or false; null if it is neither, which has been noted. */
    public @Nullable Boolean bool() {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            wrongType("true or false");
            return null;
        }
        return token == JsonToken.VALUE_TRUE;
    }

    /** Whether the value is null. */
    public boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /** Whether the value is an object. */
    public boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    /** Whether the value is a text. */
    public boolean isString() {
        return parser.currentToken() == JsonToken.VALUE_STRING;
    }

    /** Passes over the value. */
    public void skip() {
        parser.skipChildren();
    }

    /** The text of a value that may be a text or a number, as labels in plans are; null if it is neither. */
    public @Nullable String label(int max) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> string(0, max);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getString();
            case VALUE_NULL -> "";
            default -> {
                wrongType("a text");
                yield null;
            }
        };
    }

    /** JSON pointer to the value. */
    public String pointer() {
        return parser.streamReadContext().pathAsPointer().toString();
    }

    /** Notes a fault of the value. */
    public void fault(Fault.Kind kind, String detail) {
        faults.add(pointer(), kind, detail);
    }

    /** Notes a fault of a value elsewhere in the body. */
    public void fault(String pointer, Fault.Kind kind, String detail) {
        faults.add(pointer, kind, detail);
    }

    /** How many faults were noted so far, also those too many to tell. */
    public int faultsFound() {
        return faults.count();
    }

    /** The value as JSON text, as it stands. */
    public String raw() {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            generator.copyCurrentStructure(parser);
        }
        return text.toString();
    }

    private void wrongType(String expected) {
        fault(Fault.Kind.WRONG_TYPE, "Here " + expected + " is expected");
        parser.skipChildren();
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0x7f) {
                return false;
            }
            if (Character.isSurrogate(c) && !isPair(text, i++)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    @Override
    public void close() {
        parser.close();
    }
}
