package io.seatlog.inventory;

import io.seatlog.id.SectionId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.inventory.domain.SectionKind;
import io.seatlog.inventory.domain.SectionRef;
import io.seatlog.inventory.domain.Showtime;
import io.seatlog.inventory.domain.Stage;
import java.util.List;

/** The row of a showtime in store {@code house}; its id is in its key. */
final class ShowtimeRow {

    private static final int VERSION = 1;
    private static final int EXPECTED_BYTES = 1_024;

    /** Bytes of stages; never renumbered. */
    private static final List<Stage> STAGES =
            List.of(Stage.ON_SALE, Stage.PAUSED, Stage.CANCELLED, Stage.CLOSING, Stage.CLOSED);

    private ShowtimeRow() {}

    static byte[] encode(Showtime showtime) {
        RowWriter row = new RowWriter(EXPECTED_BYTES, VERSION);
        row.put(STAGES.indexOf(showtime.stage()));
        row.putText(showtime.draft());
        row.putText(showtime.planId());
        row.putInt(showtime.rules());
        Values.put(row, showtime.policy());
        row.putInt(showtime.sections().size());
        for (SectionRef section : showtime.sections()) {
            row.putText(section.section().value());
            row.putText(section.name());
            row.put(section.kind() == SectionKind.GENERAL ? 1 : 0);
            row.putInt(section.parts());
            row.putInt(section.seats());
            Values.put(row, section.categories());
        }
        row.putLong(showtime.openedNumber());
        row.putTime(showtime.openedAt());
        row.putLong(showtime.revision());
        row.putTime(showtime.revisedAt());
        return row.toBytes();
    }

    static Showtime decode(ShowtimeId id, byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new Showtime(
                id,
                Values.constant(STAGES, row.get()),
                row.getText(),
                row.getText(),
                row.getInt(),
                Values.policy(row),
                row.getList(ShowtimeRow::section),
                row.getLong(),
                row.getTime(),
                row.getLong(),
                row.getTime());
    }

    private static SectionRef section(RowReader row) {
        return new SectionRef(
                new SectionId(row.getText()),
                row.getText(),
                row.get() == 1 ? SectionKind.GENERAL : SectionKind.SEATED,
                row.getInt(),
                row.getInt(),
                Values.categories(row));
    }
}
