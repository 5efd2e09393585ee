package io.seatlog.serde;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Records of any kind with arbitrary content, the same for the same seed. */
final class RandomRecords {

    private RandomRecords() {}

    static SpecificRecord of(Class<? extends SpecificRecord> kind, int seed) {
        Schema schema = SpecificData.get().getSchema(kind);
        return (SpecificRecord) value(schema, new SplittableRandom(seed));
    }

    private static Object value(Schema schema, SplittableRandom random) {
        return switch (schema.getType()) {
            case RECORD -> record(schema, random);
            case ENUM ->
                SpecificData.get()
                        .createEnum(
                                schema.getEnumSymbols()
                                        .get(random.nextInt(
                                                schema.getEnumSymbols().size())),
                                schema);
            case ARRAY -> array(schema.getElementType(), random);
            case UNION ->
                value(schema.getTypes().get(random.nextInt(schema.getTypes().size())), random);
            case STRING -> Long.toString(random.nextLong(), 36);
            case BYTES -> ByteBuffer.wrap(Long.toString(random.nextLong(), 36).getBytes());
            case INT -> random.nextInt();
            case LONG ->
                schema.getLogicalType() == null
                        ? (Object) random.nextLong()
                        : Instant.ofEpochMilli(random.nextLong(1L << 42));
            case DOUBLE -> random.nextDouble();
            case BOOLEAN -> random.nextBoolean();
            case NULL -> null;
            default -> throw new AssertionError("The contract has no " + schema.getType());
        };
    }

    private static SpecificRecord record(Schema schema, SplittableRandom random) {
        SpecificRecord record =
                (SpecificRecord) SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(field.schema(), random));
        }
        return record;
    }

    private static List<Object> array(Schema element, SplittableRandom random) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(element, random));
        }
        return list;
    }
}
