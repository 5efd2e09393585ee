package io.seatlog.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** openapi.yaml and asyncapi.yaml hold together, and are strict enough to be held against answers. */
class DescriptionsTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Pattern IN_BRACES = Pattern.compile("\\{([^}]+)\\}");

    private final Map<String, Object> http = yaml("openapi.yaml");
    private final Map<String, Object> topicsAndFeed = yaml("asyncapi.yaml");

    @Test
    void everyReferenceLeadsSomewhere() {
        for (Map<String, Object> document : List.of(http, topicsAndFeed)) {
            List<String> references = new ArrayList<>();
            collectReferences(document, references);
            assertThat(references).hasSizeGreaterThan(50).allSatisfy(reference -> assertThat(at(document, reference))
                    .as(reference)
                    .isNotNull());
        }
    }

    @Test
    void nothingIsDescribedThatNobodyRefersTo() {
        for (Map<String, Object> document : List.of(http, topicsAndFeed)) {
            List<String> references = new ArrayList<>();
            collectReferences(document, references);
            Set<String> components = new TreeSet<>();
            map(document.get("components")).forEach((kind, members) -> {
                if (!kind.equals("securitySchemes")) {
                    map(members).keySet().forEach(name -> components.add("#/components/" + kind + '/' + name));
                }
            });
            components.removeAll(references);
            assertThat(components).isEmpty();
        }
    }

    @Test
    void everyOperationHasANameOfItsOwnAndDescribesItsParameters() {
        Set<String> names = new HashSet<>();
        eachOperation((path, operation) -> {
            assertThat(names.add((String) operation.get("operationId")))
                    .as(path)
                    .isTrue();
            Set<String> described = list(operation.get("parameters")).stream()
                    .map(parameter -> map(resolved(parameter)))
                    .filter(parameter -> parameter.get("in").equals("path"))
                    .map(parameter -> (String) parameter.get("name"))
                    .collect(Collectors.toSet());
            assertThat(described)
                    .as(path)
                    .isEqualTo(IN_BRACES
                            .matcher(path)
                            .results()
                            .map((MatchResult found) -> found.group(1))
                            .collect(Collectors.toSet()));
        });
    }

    /** Or an answer with a member too many or too few would be as described. */
    @Test
    void everyObjectThatIsAnsweredSaysWhatMustAndWhatElseMayBeInIt() {
        eachOperation((path, operation) -> map(operation.get("responses")).forEach((status, response) -> {
            Object content = map(resolved(response)).get("content");
            if (content != null) {
                map(content).values().stream()
                        .map(media -> map(media).get("schema"))
                        .filter(Objects::nonNull)
                        .forEach(schema -> checkIsStrict(schema, path, new HashSet<>()));
            }
        }));
    }

    private void checkIsStrict(Object place, String where, Set<Object> seen) {
        Map<String, Object> schema = map(resolved(place));
        if (!seen.add(schema)) {
            return;
        }
        if (schema.containsKey("properties")) {
            assertThat(schema).as(where).containsKeys("required", "additionalProperties");
            map(schema.get("properties")).forEach((name, member) -> checkIsStrict(member, where + " " + name, seen));
        }
        for (String one : List.of("items", "additionalProperties")) {
            if (schema.get(one) instanceof Map) {
                checkIsStrict(schema.get(one), where + " " + one, seen);
            }
        }
        for (String several : List.of("oneOf", "anyOf", "allOf", "prefixItems")) {
            list(schema.get(several)).forEach(one -> checkIsStrict(one, where, seen));
        }
    }

    private interface Visitor {
        void visit(String path, Map<String, Object> operation);
    }

    private void eachOperation(Visitor visitor) {
        map(http.get("paths")).forEach((path, item) -> map(item).forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                visitor.visit(path, map(operation));
            }
        }));
    }

    private Object resolved(Object place) {
        Object found = place;
        while (map(found).get("$ref") instanceof String reference) {
            found = at(http, reference);
        }
        return found;
    }

    private static void collectReferences(Object place, List<String> references) {
        if (place instanceof Map<?, ?> members) {
            if (members.get("$ref") instanceof String reference) {
                references.add(reference);
            }
            members.values().forEach(member -> collectReferences(member, references));
        } else if (place instanceof List<?> items) {
            items.forEach(item -> collectReferences(item, references));
        }
    }

    private static Object at(Map<String, Object> document, String reference) {
        assertThat(reference).startsWith("#/");
        Object found = document;
        for (String step : reference.substring(2).split("/")) {
            found = found instanceof Map<?, ?> members
                    ? members.get(step.replace("~1", "/").replace("~0", "~"))
                    : null;
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return value == null ? List.of() : (List<Object>) value;
    }

    /** A member that stands there twice is a fault too. */
    private static Map<String, Object> yaml(String name) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (InputStream in = DescriptionsTest.class.getResourceAsStream('/' + name)) {
            return new Yaml(options).load(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
