package io.seatlog.standalone.contract;

import static io.seatlog.standalone.contract.Document.step;

import io.seatlog.reason.Reason;
import io.seatlog.standalone.client.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** What openapi.yaml promises of answers. */
final class HttpContract {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Set<Integer> COME_AGAIN = Set.of(202, 429, 503);
    private static final String PROBLEM = "application/problem+json";
    private static final String PROBLEM_SCHEMA = "/components/schemas/Problem";

    /**
     * One call.
     *
     * @param id      its operationId
     * @param pointer its place in the document
     */
    record Operation(String id, String method, Pattern path, String pointer) {}

    /**
     * How an answer was found.
     *
     * @param operation its operationId; empty for what is not there, and not meant to be
     * @param faults    what is wrong with it
     */
    record Verdict(String operation, List<String> faults) {}

    /** Standalone's own and the payment emulator's: no part of the API. */
    private static final Pattern OUTSIDE = Pattern.compile("/dev/(token|jwks\\.json)|/emulator/.+");

    /** What tests ask for because it is not there, and the only status that it may get. */
    private static final Map<Pattern, Integer> NOTHING_THERE = Map.of(
            Pattern.compile("(GET|POST) /api/no/such"), 404,
            Pattern.compile("PUT /api/showtimes/[^/]+/orders"), 405,
            Pattern.compile("GET /api/e{9000}"), 431);

    private final Document document = new Document("openapi.yaml");
    private final List<Operation> operations = new ArrayList<>();

    HttpContract() {
        document.at("/paths")
                .properties()
                .forEach(path -> path.getValue().propertyNames().forEach(member -> {
                    if (METHODS.contains(member)) {
                        operations.add(operation(path.getKey(), member));
                    }
                }));
        operations.forEach(this::compile);
        document.schema(PROBLEM_SCHEMA);
    }

    private Operation operation(String template, String method) {
        String pointer = "/paths" + step(template) + step(method);
        String id = document.at(pointer).path("operationId").asString("");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("No operationId: " + pointer);
        }
        String path = Arrays.stream(template.split("(?<=\\})|(?=\\{)"))
                .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                .reduce("", String::concat);
        return new Operation(id, method.toUpperCase(Locale.ROOT), Pattern.compile(path), pointer);
    }

    private void compile(Operation operation) {
        document.at(operation.pointer() + "/responses").propertyNames().forEach(status -> {
            String response = response(operation, status);
            document.at(response + "/content").propertyNames().stream()
                    .map(type -> schema(response, type))
                    .filter(schema -> !document.at(schema).isMissingNode())
                    .forEach(document::schema);
        });
    }

    List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** Judges an answer; what is outside of the API has no verdict. */
    Optional<Verdict> judge(String method, String pathAndQuery, Answer answer) {
        String path = pathAndQuery.split("\\?", 2)[0];
        if (OUTSIDE.matcher(path).matches()) {
            return Optional.empty();
        }
        for (Map.Entry<Pattern, Integer> nothing : NOTHING_THERE.entrySet()) {
            if (nothing.getKey().matcher(method + ' ' + path).matches()) {
                return Optional.of(new Verdict("", faultsOfNothing(nothing.getValue(), answer)));
            }
        }
        List<Operation> described = operations.stream()
                .filter(operation -> operation.method().equals(method)
                        && operation.path().matcher(path).matches())
                .toList();
        if (described.size() != 1) {
            return Optional.of(new Verdict("", List.of("it is described " + described.size() + " times")));
        }
        return Optional.of(new Verdict(described.get(0).id(), faults(described.get(0), answer)));
    }

    private List<String> faults(Operation operation, Answer answer) {
        Optional<String> status = declared(operation, answer.status());
        if (status.isEmpty()) {
            return List.of("status " + answer.status() + " is not among the responses of " + operation.id());
        }
        String response = response(operation, status.get());
        List<String> faults = new ArrayList<>(headerFaults(response, answer));
        faults.addAll(bodyFaults(response, answer));
        faults.addAll(conventionFaults(answer));
        return faults;
    }

    private List<String> faultsOfNothing(int status, Answer answer) {
        List<String> faults = new ArrayList<>(document.faults(PROBLEM_SCHEMA, answer.body()));
        faults.addAll(conventionFaults(answer));
        if (!type(answer).equals(PROBLEM) || answer.status() != status) {
            faults.add("where nothing is, only a problem of status " + status + " may be answered");
        }
        return faults;
    }

    private List<String> bodyFaults(String response, Answer answer) {
        JsonNode content = document.at(response + "/content");
        if (content.isMissingNode()) {
            return answer.body().isMissingNode() ? List.of() : List.of("a body is not described");
        }
        String type = type(answer);
        if (!content.has(type)) {
            return List.of("content type '" + type + "' is not among " + content.propertyNames());
        }
        String schema = schema(response, type);
        return document.at(schema).isMissingNode() ? List.of() : document.faults(schema, answer.body());
    }

    /** What holds for every answer, and no schema can say. */
    private static List<String> conventionFaults(Answer answer) {
        List<String> faults = new ArrayList<>();
        boolean problem = type(answer).equals(PROBLEM);
        if (problem && answer.number("status") != answer.status()) {
            faults.add("the problem's status is not that of the answer");
        }
        if (problem
                && !answer.text("type")
                        .equals("urn:seatlog:problem:" + answer.reason().toLowerCase(Locale.ROOT))) {
            faults.add("the problem's type is not its reason's");
        }
        if (problem
                && Arrays.stream(Reason.values())
                        .noneMatch(reason -> reason.name().equals(answer.reason()))) {
            faults.add("there is no such reason");
        }
        boolean ours = problem || answer.status() == 202;
        if (ours
                && COME_AGAIN.contains(answer.status())
                && answer.header("Retry-After").isEmpty()) {
            faults.add("it has no Retry-After");
        }
        return faults;
    }

    private List<String> headerFaults(String response, Answer answer) {
        List<String> faults = new ArrayList<>();
        document.at(response + "/headers").propertyNames().forEach(name -> {
            String header = document.resolved(response + "/headers" + step(name));
            String value = answer.header(name);
            if (!value.isEmpty()) {
                document.faults(header + "/schema", StringNode.valueOf(value))
                        .forEach(fault -> faults.add("header " + name + fault));
            } else if (document.at(header + "/required").asBoolean(false)) {
                faults.add("it has no " + name);
            }
        });
        return faults;
    }

    private Optional<String> declared(Operation operation, int status) {
        return Stream.of(Integer.toString(status), status / 100 + "XX")
                .filter(document.at(operation.pointer() + "/responses")::has)
                .findFirst();
    }

    private String response(Operation operation, String status) {
        return document.resolved(operation.pointer() + "/responses" + step(status));
    }

    private static String schema(String response, String type) {
        return response + "/content" + step(type) + "/schema";
    }

    private static String type(Answer answer) {
        return answer.header("Content-Type").split(";")[0].strip().toLowerCase(Locale.ROOT);
    }
}
