package io.seatlog.serde;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ids from a registry with Confluent's REST interface. Its own schemas are registered under their full names, compatible
 * with all before and after (FULL_TRANSITIVE), before anything else happens; an id seen later is asked for once, at most
 * ten times a second, and a miss is remembered for a minute: so a flood of nonsense does not become one of questions.
 */
public final class RegistrySchemaIds implements SchemaIds {

    private static final Duration ANSWER_WITHIN = Duration.ofMillis(1500);
    private static final Duration LOOK_UP_WITHIN = Duration.ofSeconds(5);
    private static final Duration MISS_REMEMBERED = Duration.ofSeconds(60);
    private static final long LOOK_UP_SPACING_NANOS = Duration.ofMillis(100).toNanos();
    private static final int MISSES_MAX = 10_000;
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final JsonMapper json = new JsonMapper();
    private final Map<Schema, Integer> idsBySchema = new HashMap<>();
    private final Map<Integer, Schema> schemasById = new ConcurrentHashMap<>();
    private final Map<Integer, Long> missedAtNanos = new ConcurrentHashMap<>();
    private long nextLookUpNanos = System.nanoTime();

    /**
     * Registers the kinds.
     *
     * @param url   the registry's address, as Confluent's clients take it in {@code schema.registry.url}
     * @param kinds record types whose ids are needed
     * @throws IOException if the registry cannot be reached, or refuses a schema as incompatible
     */
    public RegistrySchemaIds(String url, Collection<Class<? extends SpecificRecord>> kinds)
            throws IOException, InterruptedException {
        base = URI.create(url.endsWith("/") ? url : url + "/");
        for (Class<? extends SpecificRecord> kind : kinds) {
            Schema schema = SpecificData.get().getSchema(kind);
            int id = register(schema);
            idsBySchema.put(schema, id);
            schemasById.put(id, schema);
        }
    }

    @Override
    public int idOf(Schema schema) {
        Integer id = idsBySchema.get(schema);
        if (id == null) {
            throw new IllegalArgumentException(schema.getFullName() + " was not registered at the start");
        }
        return id;
    }

    @Override
    public Optional<Schema> schemaOf(int id) {
        Schema known = schemasById.get(id);
        return known != null ? Optional.of(known) : lookUp(id);
    }

    private synchronized Optional<Schema> lookUp(int id) {
        Long missed = missedAtNanos.get(id);
        if (missed != null && System.nanoTime() - missed < MISS_REMEMBERED.toNanos()) {
            return Optional.empty();
        }
        long deadline = System.nanoTime() + LOOK_UP_WITHIN.toNanos();
        try {
            while (System.nanoTime() < deadline) {
                waitForTurn();
                HttpResponse<String> answer = get("schemas/ids/" + id).orElse(null);
                if (answer != null && answer.statusCode() == 200) {
                    String text = json.readTree(answer.body()).path("schema").asString();
                    Schema schema = new Schema.Parser().parse(text);
                    schemasById.put(id, schema);
                    return Optional.of(schema);
                }
                if (answer != null && answer.statusCode() == 404) {
                    break;
                }
            }
        } catch (RuntimeException e) {
            // What stands under the id is not an Avro schema.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (missedAtNanos.size() >= MISSES_MAX) {
            missedAtNanos.clear();
        }
        missedAtNanos.put(id, System.nanoTime());
        return Optional.empty();
    }

    private void waitForTurn() throws InterruptedException {
        long wait = nextLookUpNanos - System.nanoTime();
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
        nextLookUpNanos = System.nanoTime() + LOOK_UP_SPACING_NANOS;
    }

    private int register(Schema schema) throws IOException, InterruptedException {
        String subject = "subjects/" + schema.getFullName();
        String body = json.writeValueAsString(Map.of("schemaType", "AVRO", "schema", schema.toString()));
        HttpResponse<String> known = send("POST", subject, body);
        if (known.statusCode() == 200) {
            return json.readTree(known.body()).path("id").asInt();
        }
        if (known.statusCode() != 404) {
            throw refused("look up", schema, known);
        }
        HttpResponse<String> rule =
                send("PUT", "config/" + schema.getFullName(), "{\"compatibility\":\"FULL_TRANSITIVE\"}");
        HttpResponse<String> made = send("POST", subject + "/versions", body);
        if (made.statusCode() != 200) {
            throw refused("register", schema, made);
        }
        if (rule.statusCode() != 200) {
            rule = send("PUT", "config/" + schema.getFullName(), "{\"compatibility\":\"FULL_TRANSITIVE\"}");
        }
        if (rule.statusCode() != 200) {
            throw refused("set the compatibility of", schema, rule);
        }
        return json.readTree(made.body()).path("id").asInt();
    }

    private IOException refused(String action, Schema schema, HttpResponse<String> answer) {
        return new IOException("The registry at " + base + " would not " + action + " " + schema.getFullName() + ": "
                + answer.statusCode() + " " + answer.body());
    }

    /** Asks once; empty if there was no answer, which may be otherwise the next time. */
    private Optional<HttpResponse<String>> get(String path) throws InterruptedException {
        try {
            return Optional.of(http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException silent) {
            return Optional.empty();
        }
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return http.send(
                request(path)
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", MEDIA_TYPE)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWER_WITHIN).header("Accept", MEDIA_TYPE);
    }
}
