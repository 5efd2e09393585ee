package io.seatlog.ingest.door;

import io.seatlog.id.ShowtimeId;
import io.seatlog.ingest.edge.Fault;
import io.seatlog.ingest.edge.Faults;
import io.seatlog.ingest.edge.JsonCursor;
import io.seatlog.ingest.edge.JsonValues;
import io.seatlog.ingest.edge.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a scanner sends: one scan, or several in a list. */
final class ScanReader {

    /** Most scans of a list. */
    static final int SCANS_MAX = 500;

    private static final int ID_MAX = 64;
    private static final int TICKET_MAX = 1_000;
    private static final int GATE_MAX = 64;
    private static final Pattern ID = Pattern.compile("[!-~]+");

    /**
     * A body.
     *
     * @param list    its scans
     * @param isBatch whether they stand in a list, which is answered with one
     */
    record Scans(List<Scan> list, boolean isBatch) {

        Scans {
            list = List.copyOf(list);
        }
    }

    private final JsonCursor cursor;
    private final List<Scan> scans = new ArrayList<>();
    private boolean isBatch;

    private ScanReader(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /**
     * Reads a body.
     *
     * @throws ProblemException if it is not what it must be
     */
    static Scans read(byte[] body) {
        Faults faults = new Faults();
        Scans scans = JsonCursor.read(body, faults, cursor -> new ScanReader(cursor).read());
        faults.refuseIfAny();
        return scans;
    }

    private Scans read() {
        OneScan single = new OneScan();
        cursor.object(member -> {
            if (!member.equals("scans")) {
                return single.member(member);
            }
            isBatch = true;
            cursor.array(SCANS_MAX, this::item);
            return true;
        });
        if (!isBatch) {
            keep(single.scan(""));
        } else if (single.isNamed) {
            cursor.fault("", Fault.Kind.INVALID, "Either one scan or a list of scans is sent, not both");
        } else if (scans.isEmpty() && cursor.faultsFound() == 0) {
            cursor.fault("/scans", Fault.Kind.OUT_OF_RANGE, "At least one scan is to be sent");
        }
        return new Scans(scans, isBatch);
    }

    private void item() {
        String pointer = cursor.pointer();
        OneScan scan = new OneScan();
        cursor.object(scan::member);
        keep(scan.scan(pointer));
    }

    private void keep(@Nullable Scan scan) {
        if (scan != null) {
            scans.add(scan);
        }
    }

    /** The members of one scan as they come. */
    private final class OneScan {

        private final int faultsBefore = cursor.faultsFound();
        private boolean isNamed;
        private @Nullable String id;
        private @Nullable String ticket;
        private @Nullable String showtime;
        private @Nullable String gate;
        private @Nullable Instant scannedAt;
        private boolean offline;

        boolean member(String member) {
            switch (member) {
                case "scanId" -> id = matching(cursor.string(1, ID_MAX), "Visible ASCII characters are expected");
                case "ticket" -> ticket = cursor.string(1, TICKET_MAX);
                case "showtimeId" -> showtime = showtimeId(cursor.string(1, ShowtimeId.LENGTH_MAX));
                case "gate" -> gate = cursor.string(0, GATE_MAX);
                case "scannedAt" -> scannedAt = JsonValues.instant(cursor);
                case "offline" -> offline = Boolean.TRUE.equals(cursor.bool());
                default -> {
                    return false;
                }
            }
            isNamed = true;
            return true;
        }

        private @Nullable String matching(@Nullable String text, String expected) {
            if (text != null && !ID.matcher(text).matches()) {
                cursor.fault(Fault.Kind.INVALID, expected);
            }
            return text;
        }

        private @Nullable String showtimeId(@Nullable String text) {
            if (text != null && !ShowtimeId.isValid(text)) {
                cursor.fault(Fault.Kind.INVALID, "The id of a showtime is expected");
            }
            return text;
        }

        @Nullable
        Scan scan(String pointer) {
            if (cursor.faultsFound() > faultsBefore) {
                return null;
            }
            require(id, pointer, "scanId");
            require(ticket, pointer, "ticket");
            require(showtime, pointer, "showtimeId");
            if (offline && scannedAt == null) {
                require(null, pointer, "scannedAt");
            }
            return id == null || ticket == null || showtime == null
                    ? null
                    : new Scan(id, ticket, new ShowtimeId(showtime), gate == null ? "" : gate, scannedAt, offline);
        }

        private void require(@Nullable Object value, String pointer, String member) {
            if (value == null) {
                cursor.fault(Faults.child(pointer, member), Fault.Kind.REQUIRED, "It is missing");
            }
        }
    }
}
