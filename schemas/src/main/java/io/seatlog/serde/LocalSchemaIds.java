package io.seatlog.serde;

import io.seatlog.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** Ids without a registry, numbered in the order of {@link Topics}: for tests and tools that talk to nobody. */
public final class LocalSchemaIds implements SchemaIds {

    private final List<Schema> schemas = new ArrayList<>();

    public LocalSchemaIds() {
        Topics.ALL.stream()
                .flatMap(topic -> topic.kinds().stream())
                .distinct()
                .map(SpecificData.get()::getSchema)
                .forEach(schemas::add);
    }

    @Override
    public int idOf(Schema schema) {
        int index = schemas.indexOf(schema);
        if (index < 0) {
            throw new IllegalArgumentException("No topic holds " + schema.getFullName());
        }
        return index + 1;
    }

    @Override
    public Optional<Schema> schemaOf(int id) {
        return id < 1 || id > schemas.size() ? Optional.empty() : Optional.of(schemas.get(id - 1));
    }
}
