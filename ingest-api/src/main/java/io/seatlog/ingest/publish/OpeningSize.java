package io.seatlog.ingest.publish;

import io.seatlog.id.SectionId;
import io.seatlog.ingest.edge.Fault;
import io.seatlog.ingest.edge.Faults;
import io.seatlog.ingest.plan.PlanRecords;
import io.seatlog.wire.CategoryPrice;
import io.seatlog.wire.Policy;
import io.seatlog.wire.SectionRef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * How many bytes ShowtimeOpened takes, the fact that opens a showtime: all of it is one record, which must stay clear of
 * what the log takes. Its command is smaller, for it names no sections beside the blocked seats.
 */
final class OpeningSize {

    /** Most bytes of the fact. */
    static final long BYTES_MAX = 900_000;

    /** Ids, digests, times and numbers. */
    private static final long BYTES_BESIDE_LISTS = 2_000;

    /** Lengths of two texts and an index. */
    private static final long BYTES_A_BLOCKED_SEAT = 8;

    /** Lengths, kind and numbers. */
    private static final long BYTES_A_SECTION = 20;

    /** Lengths, amount, fee and tax rate. */
    private static final long BYTES_A_PRICE = 28;

    private static final long BYTES_A_LENGTH = 2;

    private OpeningSize() {}

    /** Notes it if the fact would be too large. */
    static void check(Draft draft, Map<String, SectionId> blockedIn, Faults faults) {
        List<SectionRef> sections = new PlanRecords(draft.plan(), draft.focalPoint()).sections();
        long unblocked = bytes(draft.policy(), sections, Map.of());
        long all = bytes(draft.policy(), sections, blockedIn);
        if (unblocked > BYTES_MAX) {
            faults.add("", Fault.Kind.OUT_OF_RANGE, "Sections, categories and prices" + tooMuch(unblocked));
        } else if (all > BYTES_MAX) {
            faults.add(
                    "/blocked",
                    Fault.Kind.OUT_OF_RANGE,
                    blockedIn.size() + " blocked seats, with the sections," + tooMuch(all)
                            + "; name fewer here and block the others once it is published");
        }
    }

    /** Bytes of the fact, rather too many than too few. */
    static long bytes(Policy policy, List<SectionRef> sections, Map<String, SectionId> blockedIn) {
        return BYTES_BESIDE_LISTS + policy(policy) + sections(sections) + blocked(blockedIn);
    }

    private static String tooMuch(long bytes) {
        return " take " + bytes + " bytes of the one record that opens a showtime, which has at most " + BYTES_MAX;
    }

    private static long blocked(Map<String, SectionId> blockedIn) {
        long bytes = 0;
        for (Map.Entry<String, SectionId> seat : blockedIn.entrySet()) {
            bytes += seat.getValue().value().length() + utf8(seat.getKey()) + BYTES_A_BLOCKED_SEAT;
        }
        return bytes;
    }

    private static long sections(List<SectionRef> sections) {
        long bytes = 0;
        for (SectionRef section : sections) {
            bytes += utf8(section.getSection()) + utf8(section.getName()) + BYTES_A_SECTION;
            bytes += texts(section.getCategories());
        }
        return bytes;
    }

    private static long policy(Policy policy) {
        long bytes = texts(policy.getOnlyIfNamed());
        for (CategoryPrice price : policy.getPrices()) {
            bytes += utf8(price.getCategory()) + BYTES_A_PRICE;
        }
        return bytes;
    }

    private static long texts(List<String> texts) {
        return texts.stream().mapToLong(text -> utf8(text) + BYTES_A_LENGTH).sum();
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
