package io.seatlog.inventory.domain;

import io.seatlog.id.CustomerId;
import io.seatlog.id.SeatId;
import io.seatlog.id.SectionId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request asked for, in 128 bits: a repeat has the same, another request under the same order id another. It
 * need not withstand forgery, for an order id contains its customer, who could only deceive himself; so it is a fast
 * hash.
 *
 * @param high its first 64 bits
 * @param low  its last
 */
public record RequestDigest(long high, long low) {

    private static final long PRIME_HIGH = 0x9E3779B97F4A7C15L;
    private static final long PRIME_LOW = 0xC2B2AE3D27D4EB4FL;

    static RequestDigest of(CustomerId customer, List<SeatId> seats, @Nullable BestChoice best) {
        String[] sorted = new String[seats.size()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = seats.get(i).value();
        }
        Arrays.sort(sorted);
        Mixer mixer = new Mixer();
        mixer.add(customer.value());
        mixer.add(sorted.length);
        for (String seat : sorted) {
            mixer.add(seat);
        }
        if (best != null) {
            mixer.add(best);
        }
        return mixer.digest();
    }

    private static final class Mixer {
        private long high = PRIME_LOW;
        private long low = PRIME_HIGH;

        void add(long value) {
            high = Long.rotateLeft((high ^ value) * PRIME_HIGH, 29);
            low = Long.rotateLeft((low + value) * PRIME_LOW, 31);
        }

        void add(String text) {
            add(text.length());
            for (int i = 0; i < text.length(); i++) {
                add(text.charAt(i));
            }
        }

        void add(BestChoice best) {
            add(best.quantity());
            add(best.adjacent() ? 1 : 0);
            add(best.sections().size());
            for (SectionId section : best.sections()) {
                add(section.value());
            }
            for (Category category : best.categories()) {
                add(category.name());
            }
        }

        RequestDigest digest() {
            return new RequestDigest(finish(high), finish(low));
        }

        private static long finish(long h) {
            long a = (h ^ h >>> 33) * 0xFF51AFD7ED558CCDL;
            long b = (a ^ a >>> 33) * 0xC4CEB9FE1A85EC53L;
            return b ^ b >>> 33;
        }
    }
}
