package io.seatlog.inventory;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.SectionId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.inventory.domain.RowKey;
import io.seatlog.inventory.domain.RowKey.LayoutRow;
import io.seatlog.inventory.domain.RowKey.SectionRow;
import java.nio.charset.StandardCharsets;

/**
 * Keys of a showtime's rows in both stores: kind, showtimeId, a zero byte, id. The kind comes first, so that all
 * showtimes can be found without walking over their seats and customers. Parts of ids end in a zero byte, which no id
 * holds.
 */
final class HouseKeys {

    static final byte SHOWTIME = 1;
    static final byte COUNTS = 2;
    static final byte LAYOUT = 3;
    static final byte SECTION = 4;
    static final byte CUSTOMER = 5;
    static final byte ORDER = 6;

    private final ShowtimeId showtime;
    private final byte[] showtimeBytes;

    HouseKeys(ShowtimeId showtime) {
        this.showtime = showtime;
        this.showtimeBytes = showtime.value().getBytes(StandardCharsets.UTF_8);
    }

    /** The showtime of a SHOWTIME row's key. */
    static ShowtimeId showtime(byte[] key) {
        return new ShowtimeId(new String(key, 1, key.length - 2, StandardCharsets.UTF_8));
    }

    /** What all keys of a kind begin with; the whole key of a kind that has one row. */
    byte[] prefix(byte kind) {
        return key(kind, 0);
    }

    byte[] customer(CustomerId id) {
        return key(CUSTOMER, id.value());
    }

    byte[] order(OrderId id) {
        return key(ORDER, id.suffix());
    }

    byte[] section(SectionId section, int part) {
        byte[] key = key(SECTION, section.value(), 3);
        putPart(key, part);
        return key;
    }

    byte[] layout(String draft, SectionId section, int part) {
        byte[] key = key(LAYOUT, draft + '\0' + section.value(), 3);
        putPart(key, part);
        return key;
    }

    byte[] of(RowKey row) {
        if (row instanceof RowKey.OrderRow order) {
            return order(order.order());
        }
        if (row instanceof RowKey.CustomerRow customer) {
            return customer(customer.customer());
        }
        if (row instanceof SectionRow section) {
            return section(section.section(), section.part());
        }
        LayoutRow layout = (LayoutRow) row;
        return layout(layout.draft(), layout.section(), layout.part());
    }

    /** The row that a key of this showtime names. */
    RowKey row(byte[] key) {
        int from = showtimeBytes.length + 2;
        if (key[0] == ORDER) {
            return new RowKey.OrderRow(new OrderId(showtime, text(key, from, key.length)));
        }
        if (key[0] == CUSTOMER) {
            return new RowKey.CustomerRow(new CustomerId(text(key, from, key.length)));
        }
        int part = (key[key.length - 2] & 0xff) << 8 | key[key.length - 1] & 0xff;
        if (key[0] == SECTION) {
            return new SectionRow(new SectionId(text(key, from, key.length - 3)), part);
        }
        int zero = from;
        while (key[zero] != 0) {
            zero++;
        }
        return new LayoutRow(text(key, from, zero), new SectionId(text(key, zero + 1, key.length - 3)), part);
    }

    private static String text(byte[] key, int from, int to) {
        return new String(key, from, to - from, StandardCharsets.UTF_8);
    }

    private static void putPart(byte[] key, int part) {
        key[key.length - 2] = (byte) (part >> 8);
        key[key.length - 1] = (byte) part;
    }

    private byte[] key(byte kind, String id) {
        return key(kind, id, 0);
    }

    private byte[] key(byte kind, String id, int more) {
        byte[] text = id.getBytes(StandardCharsets.UTF_8);
        byte[] key = key(kind, text.length + more);
        System.arraycopy(text, 0, key, showtimeBytes.length + 2, text.length);
        return key;
    }

    private byte[] key(byte kind, int more) {
        byte[] key = new byte[showtimeBytes.length + 2 + more];
        key[0] = kind;
        System.arraycopy(showtimeBytes, 0, key, 1, showtimeBytes.length);
        return key;
    }
}
