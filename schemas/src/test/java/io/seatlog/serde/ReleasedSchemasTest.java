package io.seatlog.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds today's schemas against every one that was released: old readers read new records and new readers old ones
 * (FULL_TRANSITIVE, which the registry demands too). A release adds a folder: run this test with
 * {@code -Dseatlog.release=<version>}. Files of released versions never change.
 */
class ReleasedSchemasTest {

    private static final Path RELEASED = Path.of("released");

    @BeforeAll
    static void release() throws IOException {
        String version = System.getProperty("seatlog.release");
        if (version != null) {
            Path folder = Files.createDirectory(RELEASED.resolve(version));
            for (Schema schema : today()) {
                Files.writeString(folder.resolve(schema.getFullName() + ".avsc"), schema.toString(true) + "\n");
            }
        }
    }

    @Test
    void areReadableToTodaysReadersAndTheOtherWayRound() throws IOException {
        int compared = 0;
        for (Schema today : today()) {
            for (Schema released : released(today.getFullName())) {
                assertCompatible(today, released);
                assertCompatible(released, today);
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(40);
    }

    @Test
    void areAllStillThere() throws IOException {
        List<String> kinds = today().stream().map(Schema::getFullName).toList();
        try (Stream<Path> files = Files.walk(RELEASED)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString().replace(".avsc", "")))
                    .isSubsetOf(kinds);
        }
    }

    private static void assertCompatible(Schema reader, Schema writer) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        assertThat(result.getType())
                .as(() -> reader.getFullName() + ": " + result.getResult().getIncompatibilities())
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    private static List<Schema> today() {
        return Topics.ALL.stream()
                .flatMap(topic -> topic.kinds().stream())
                .distinct()
                .map(SpecificData.get()::getSchema)
                .toList();
    }

    private static List<Schema> released(String name) throws IOException {
        try (Stream<Path> folders = Files.list(RELEASED)) {
            return folders.map(folder -> folder.resolve(name + ".avsc"))
                    .filter(Files::exists)
                    .map(ReleasedSchemasTest::parse)
                    .toList();
        }
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(file.toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
