package io.seatlog.serde;

import io.seatlog.serde.UnreadableRecordException.Cause;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SystemLimitException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Confluent's wire format: a zero byte, the schema's id in 4 bytes, the record in Avro binary. Ids of this program's own
 * kinds are known from the start and cost nothing; the schema of any other id is asked for once.
 */
public final class WireCodec implements RecordCodec {

    private static final int HEADER_BYTES = 5;

    /** Ten bytes can claim an array of two thousand million entries, which Avro would make room for. */
    private static final int ITEMS_MAX = 100_000;

    private static final int BYTES_MAX = 1 << 21;

    static {
        limit(SystemLimitException.MAX_COLLECTION_LENGTH_PROPERTY, ITEMS_MAX);
        limit(SystemLimitException.MAX_BYTES_LENGTH_PROPERTY, BYTES_MAX);
        limit(SystemLimitException.MAX_STRING_LENGTH_PROPERTY, BYTES_MAX);
    }

    /** How one kind of record is written. */
    private record Writer(int id, SpecificDatumWriter<SpecificRecord> datums) {}

    /** How records of one writer's schema are read: as which kind. */
    private record Reader(Class<?> kind, Schema written, Schema read, SpecificData data) {

        /** Not kept: a datum reader is not safe for use by several threads, its resolution is cached by Avro. */
        SpecificDatumReader<SpecificRecord> datums() {
            return new SpecificDatumReader<>(written, read, data);
        }
    }

    /** What a thread uses again for every record. */
    private static final class Scratch {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        private final Map<Integer, SpecificDatumReader<SpecificRecord>> readers = new HashMap<>();
        private @Nullable BinaryEncoder encoder;
        private @Nullable BinaryDecoder decoder;
    }

    private final SchemaIds ids;
    private final Map<Class<?>, Writer> writers = new ConcurrentHashMap<>();
    private final Map<Integer, Reader> readers = new ConcurrentHashMap<>();
    private final Map<String, Class<? extends SpecificRecord>> kinds = new HashMap<>();
    private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

    public WireCodec(SchemaIds ids) {
        this.ids = ids;
        Topics.ALL.stream().flatMap(topic -> topic.kinds().stream()).forEach(kind -> kinds.put(kind.getName(), kind));
    }

    @Override
    public byte[] encode(Topic topic, SpecificRecord record) {
        Writer writer = writers.computeIfAbsent(record.getClass(), this::writer);
        Scratch mine = scratch.get();
        ByteArrayOutputStream out = mine.out;
        out.reset();
        out.write(0);
        out.write(writer.id >>> 24);
        out.write(writer.id >>> 16);
        out.write(writer.id >>> 8);
        out.write(writer.id);
        try {
            mine.encoder = EncoderFactory.get().directBinaryEncoder(out, mine.encoder);
            writer.datums.write(record, mine.encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public SpecificRecord decode(Topic topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            throw new UnreadableRecordException(Cause.NULL_VALUE, "The record has no value");
        }
        if (bytes.length < HEADER_BYTES || bytes[0] != 0) {
            throw new UnreadableRecordException(
                    Cause.NOT_WIRE_FORMAT, "The value does not begin with a zero byte and a schema id");
        }
        int id = ByteBuffer.wrap(bytes, 1, 4).getInt();
        Reader reader = readerOf(id);
        if (!topic.holds(reader.kind)) {
            throw new UnreadableRecordException(
                    Cause.FOREIGN_KIND, topic + " does not hold " + reader.kind.getSimpleName());
        }
        Scratch mine = scratch.get();
        BinaryDecoder decoder =
                DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, mine.decoder);
        mine.decoder = decoder;
        try {
            SpecificRecord record =
                    mine.readers.computeIfAbsent(id, key -> reader.datums()).read(null, decoder);
            if (!decoder.isEnd()) {
                throw new UnreadableRecordException(Cause.MALFORMED, "The value goes on after its record");
            }
            return record;
        } catch (IOException
                | AvroRuntimeException
                | IndexOutOfBoundsException
                | ClassCastException
                | IllegalArgumentException
                | ArithmeticException
                | NegativeArraySizeException
                | UnsupportedOperationException e) {
            throw new UnreadableRecordException(
                    Cause.MALFORMED, "The value is not a " + reader.kind.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    private Reader readerOf(int id) {
        Reader known = readers.get(id);
        if (known != null) {
            return known;
        }
        Schema written = ids.schemaOf(id)
                .orElseThrow(() -> new UnreadableRecordException(
                        Cause.SCHEMA_UNKNOWN, "The registry gave no schema for id " + id));
        Class<? extends SpecificRecord> kind = kinds.get(written.getFullName());
        if (kind == null) {
            throw new UnreadableRecordException(
                    Cause.FOREIGN_KIND, "No topic holds records named " + written.getFullName());
        }
        SpecificData data = SpecificData.getForClass(kind);
        Reader reader = new Reader(kind, written, data.getSchema(kind), data);
        readers.put(id, reader);
        return reader;
    }

    private Writer writer(Class<?> kind) {
        SpecificData data = SpecificData.getForClass(kind);
        Schema schema = data.getSchema(kind);
        return new Writer(ids.idOf(schema), new SpecificDatumWriter<>(schema, data));
    }

    private static void limit(String property, int max) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(max));
        }
    }
}
