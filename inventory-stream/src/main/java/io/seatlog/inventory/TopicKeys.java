package io.seatlog.inventory;

import io.seatlog.id.SectionId;
import io.seatlog.id.ShowtimeId;
import java.nio.charset.StandardCharsets;

/** Keys of the records that the app writes: parts joined by a slash. */
final class TopicKeys {

    private TopicKeys() {}

    static byte[] showtime(ShowtimeId showtime) {
        return bytes(showtime.value());
    }

    static byte[] layout(ShowtimeId showtime, String draft, SectionId section, int part) {
        return bytes(showtime.value() + '/' + draft + '/' + section.value() + '/' + part);
    }

    static byte[] seatMap(ShowtimeId showtime, SectionId section, int part) {
        return bytes(showtime.value() + '/' + section.value() + '/' + part);
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
