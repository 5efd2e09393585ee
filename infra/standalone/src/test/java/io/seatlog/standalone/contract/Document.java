package io.seatlog.standalone.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A description on the classpath, whose places are named by JSON pointers. Its schemas are compiled once. */
final class Document {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(
            Dialects.getOpenApi31(),
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final String name;
    private final JsonNode root;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    Document(String name) {
        this.name = name;
        try (InputStream in = Document.class.getResourceAsStream('/' + name)) {
            this.root = new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode at(String pointer) {
        return root.at(pointer);
    }

    /** The place that this one refers to, if it is a reference, and so on. */
    String resolved(String pointer) {
        String place = pointer;
        while (at(place).has("$ref")) {
            place = at(place).path("$ref").asString().substring(1);
        }
        return place;
    }

    /** A pointer's step: how a member's name is written in it. */
    static String step(String member) {
        return '/' + member.replace("~", "~0").replace("/", "~1");
    }

    /** What is wrong with a value, by the schema at this place. */
    List<String> faults(String pointer, JsonNode value) {
        return schema(pointer).validate(value).stream().map(Error::toString).toList();
    }

    /** Compiles the schema at this place. */
    Schema schema(String pointer) {
        return schemas.computeIfAbsent(pointer, this::compiled);
    }

    private Schema compiled(String pointer) {
        if (at(pointer).isMissingNode()) {
            throw new IllegalArgumentException("There is no " + pointer + " in " + name);
        }
        Schema schema = REGISTRY.getSchema(SchemaLocation.of("classpath:" + name + '#' + pointer));
        schema.initializeValidators();
        return schema;
    }
}
