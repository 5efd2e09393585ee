package io.seatlog.serde;

import java.util.Optional;
import org.apache.avro.Schema;

/** The registry's numbers of schemas. */
public interface SchemaIds {

    /** The id of a schema of this program, known since the start. */
    int idOf(Schema schema);

    /** The schema with this id; empty if there is none, or if nobody could say in time. */
    Optional<Schema> schemaOf(int id);
}
