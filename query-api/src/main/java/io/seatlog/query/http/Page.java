package io.seatlog.query.http;

import io.seatlog.reason.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import tools.jackson.core.JsonGenerator;

/**
 * Which part of a list is asked for.
 *
 * @param list  the list, with all that it is filtered by
 * @param limit entries at most
 * @param after where it goes on, or null from the start
 */
public record Page(String list, int limit, @Nullable Cursor after) {

    /** Most entries of a page. */
    public static final int LIMIT_MAX = 200;

    private static final int LIMIT_DEFAULT = 50;

    /** Reads the page that is asked for. */
    public static Page of(ServerRequest request, String list, Cursor.Seal seal) {
        int limit = request.queryParam("limit").map(Page::limit).orElse(LIMIT_DEFAULT);
        Optional<Cursor> after = request.queryParam("cursor").map(text -> seal.read(list, text));
        return new Page(list, limit, after.orElse(null));
    }

    /** Whether an entry is on this page or a later one. */
    public boolean reaches(Cursor entry) {
        return after == null || entry.compareTo(after) > 0;
    }

    /**
     * Writes {@code data} and {@code next}.
     *
     * @param entries up to one more than the limit, in order: the one more says that there is a next page
     */
    public <T> void write(
            JsonGenerator json,
            List<T> entries,
            Function<T, Cursor> cursor,
            BiConsumer<JsonGenerator, T> members,
            Cursor.Seal seal) {
        List<T> shown = entries.subList(0, Math.min(limit, entries.size()));
        json.writeArrayPropertyStart("data");
        for (T entry : shown) {
            json.writeStartObject();
            members.accept(json, entry);
            json.writeEndObject();
        }
        json.writeEndArray();
        String next = entries.size() > limit ? seal.write(list, cursor.apply(shown.get(shown.size() - 1))) : null;
        if (next == null) {
            json.writeNullProperty("next");
        } else {
            json.writeStringProperty("next", next);
        }
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LIMIT_MAX) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new ProblemException(Reason.REQUEST_INVALID, "limit is 1 to " + LIMIT_MAX);
    }
}
