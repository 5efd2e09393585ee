package io.seatlog.ingest.edge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * An answer, ready to be sent.
 *
 * @param status  its HTTP status
 * @param headers names and values in turn
 * @param body    JSON
 */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(int status, List<String> headers, byte[] body) {

    private static final String JSON = "application/json";
    private static final String RETRY_SECONDS = "1";

    /** A JSON object that the given writing fills. */
    public static Answer json(int status, Consumer<JsonWriter> members) {
        return new Answer(status, List.of("Content-Type", JSON), written(members));
    }

    /** Nobody knows yet: the place to look, and when. */
    public static Answer undecided(String location, Consumer<JsonWriter> members) {
        return json(202, members).with("Location", location).with("Retry-After", RETRY_SECONDS);
    }

    /** A refusal. */
    public static Answer problem(Problem problem, String path) {
        return problem(problem, problem.reason().status(), json -> members(json, problem, path));
    }

    /** A refusal that is told with a status, and members, of its own. */
    public static Answer problem(Problem problem, int status, Consumer<JsonWriter> members) {
        Answer answer = new Answer(status, List.of("Content-Type", Problem.MEDIA_TYPE), written(members));
        if (problem.isTransient()) {
            return answer.with("Retry-After", RETRY_SECONDS);
        }
        return status == 401 ? answer.with("WWW-Authenticate", "Bearer") : answer;
    }

    /** This answer with one more header. */
    public Answer with(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return new Answer(status, more, body);
    }

    private static byte[] written(Consumer<JsonWriter> members) {
        JsonWriter json = new JsonWriter().object();
        members.accept(json);
        return json.endObject().toBytes();
    }

    private static void members(JsonWriter json, Problem problem, String path) {
        members(json, problem, problem.reason().status(), path);
    }

    /** The members of a refusal that is told with a status of its own. */
    public static void members(JsonWriter json, Problem problem, int status, String path) {
        json.member("type", problem.type());
        json.member("title", problem.reason().title());
        json.member("status", status);
        json.member("detail", problem.detail());
        json.member("instance", path);
        json.member("reason", problem.reason().name());
        if (!problem.errors().isEmpty()) {
            json.array("errors");
            for (Fault fault : problem.errors()) {
                json.object().member("pointer", fault.pointer());
                json.member("reason", fault.kind().name());
                json.member("detail", fault.detail()).endObject();
            }
            json.endArray();
        }
        facts(json, problem.facts());
    }

    private static void facts(JsonWriter json, Problem.Facts facts) {
        if (!facts.seats().isEmpty()) {
            json.member("seats", facts.seats());
        }
        number(json, "version", facts.version());
        number(json, "limit", facts.limit());
        number(json, "inUse", facts.inUse());
        number(json, "free", facts.free());
        number(json, "held", facts.held());
        number(json, "largest", facts.largest());
        number(json, "revision", facts.revision());
        Instant opensAt = facts.salesOpenAt();
        if (opensAt != null) {
            json.member("salesOpenAt", opensAt);
        }
    }

    private static void number(JsonWriter json, String name, @org.jspecify.annotations.Nullable Number value) {
        if (value != null) {
            json.member(name, value.longValue());
        }
    }
}
