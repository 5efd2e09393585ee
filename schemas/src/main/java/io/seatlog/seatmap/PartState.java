package io.seatlog.seatmap;

import io.seatlog.wire.CategoryCount;
import io.seatlog.wire.SeatMapPart;
import java.nio.ByteBuffer;
import java.util.List;

/** The state of the seats of one part, as it was published. Immutable: nobody writes to its arrays. */
final class PartState {

    private final int first;
    private final int count;
    private final byte[] states;
    private final byte[] tags;
    private final long changed;
    private final SeatCounts counts;
    private final List<CategoryCount> categories;

    /**
     * Reads a part.
     *
     * @throws IllegalArgumentException if its bytes do not fit its seats
     */
    PartState(SeatMapPart part) {
        first = part.getFirst();
        count = part.getCount();
        states = bytes(part.getStates());
        tags = bytes(part.getTags());
        if (first < 0 || count < 0 || states.length != SeatBits.bytes(count)) {
            throw new IllegalArgumentException("A part's states are 2 bits a seat");
        }
        if (tags.length != 0 && tags.length != count * Integer.BYTES) {
            throw new IllegalArgumentException("A part's tags are 4 bytes a seat, or none");
        }
        changed = part.getChanged();
        counts = new SeatCounts(part.getFree(), part.getHeld(), part.getBooked(), part.getBlocked());
        categories = List.copyOf(part.getCategories());
    }

    int first() {
        return first;
    }

    int count() {
        return count;
    }

    long changed() {
        return changed;
    }

    SeatCounts counts() {
        return counts;
    }

    List<CategoryCount> categories() {
        return categories;
    }

    int code(int index) {
        return SeatBits.get(states, index);
    }

    int tag(int index) {
        return tags.length == 0 ? 0 : ByteBuffer.wrap(tags).getInt(index * Integer.BYTES);
    }

    boolean hasTag(int tag) {
        ByteBuffer buffer = ByteBuffer.wrap(tags);
        while (buffer.hasRemaining()) {
            if (buffer.getInt() == tag) {
                return true;
            }
        }
        return false;
    }

    void copyStates(byte[] bits) {
        SeatBits.copy(states, bits, first, count);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
