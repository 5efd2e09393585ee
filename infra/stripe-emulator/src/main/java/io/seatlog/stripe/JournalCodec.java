package io.seatlog.stripe;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.seatlog.stripe.domain.Change;
import io.seatlog.stripe.domain.Charge;
import io.seatlog.stripe.domain.CheckoutSession;
import io.seatlog.stripe.domain.Dispute;
import io.seatlog.stripe.domain.Entry;
import io.seatlog.stripe.domain.PaymentIntent;
import io.seatlog.stripe.domain.Refund;
import io.seatlog.stripe.domain.StripeObject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Journal lines: eight hex digits of CRC-32C, a space, a JSON list of entries, a newline.
 *
 * <p>One line is what one fsync made durable, so it is wholly there or was never answered.
 */
final class JournalCodec {
    private static final int SUM_LENGTH = 9;

    private final ObjectWriter writer;
    private final ObjectReader reader;

    JournalCodec() {
        JsonMapper mapper = JsonMapper.builder()
                .addMixIn(StripeObject.class, ByObject.class)
                .addMixIn(Entry.class, ByEntry.class)
                .registerSubtypes(
                        new NamedType(CheckoutSession.class, "checkout.session"),
                        new NamedType(PaymentIntent.class, "payment_intent"),
                        new NamedType(Charge.class, "charge"),
                        new NamedType(Refund.class, "refund"),
                        new NamedType(Dispute.class, "dispute"),
                        new NamedType(Change.class, "change"),
                        new NamedType(Entry.Delivered.class, "delivered"),
                        new NamedType(Entry.ClockMoved.class, "clock"))
                .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_EMPTY))
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        this.writer = mapper.writerFor(Entry[].class);
        this.reader = mapper.readerFor(Entry[].class);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "object")
    private interface ByObject {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
    private interface ByEntry {}

    byte[] encode(List<Entry> entries) {
        byte[] json = writer.writeValueAsBytes(entries.toArray(new Entry[0]));
        byte[] line = new byte[SUM_LENGTH + json.length + 1];
        System.arraycopy(sum(json, 0, json.length).getBytes(StandardCharsets.US_ASCII), 0, line, 0, SUM_LENGTH - 1);
        line[SUM_LENGTH - 1] = ' ';
        System.arraycopy(json, 0, line, SUM_LENGTH, json.length);
        line[line.length - 1] = '\n';
        return line;
    }

    /** The entries of a line given without its newline; null when it is damaged. */
    Entry @Nullable [] decode(byte[] line) {
        if (line.length < SUM_LENGTH) {
            return null;
        }
        String said = new String(line, 0, SUM_LENGTH - 1, StandardCharsets.US_ASCII);
        if (!said.equals(sum(line, SUM_LENGTH, line.length - SUM_LENGTH))) {
            return null;
        }
        try {
            return reader.readValue(line, SUM_LENGTH, line.length - SUM_LENGTH);
        } catch (JacksonException e) {
            throw new IllegalStateException("a journal line is whole but unknown to this version", e);
        }
    }

    private static String sum(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
