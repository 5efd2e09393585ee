package io.seatlog.ingest.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row while it is read: its position and labels may come after its seats. */
final class RowDraft {

    /** The seat that is being read. */
    static final class SeatDraft {
        @Nullable
        String guid;

        String number = "";
        int category;
        boolean hasGuid;
        boolean hasCategory;
        final double[] at = new double[2];

        void clear() {
            guid = null;
            number = "";
            category = -1;
            hasGuid = false;
            hasCategory = false;
            at[0] = 0;
            at[1] = 0;
        }
    }

    final double[] at = new double[2];
    String number = "";

    @Nullable
    String label;

    @Nullable
    String seatLabel;

    private final List<String> ids = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();
    private final List<Integer> categories = new ArrayList<>();
    private final List<double[]> places = new ArrayList<>();

    int size() {
        return ids.size();
    }

    void add(SeatDraft seat) {
        if (seat.guid != null) {
            ids.add(seat.guid);
            numbers.add(seat.number);
            categories.add(seat.category);
            places.add(seat.at.clone());
        }
    }

    PlanRow finish(double[] zone, int[] categoryOf) {
        double dx = zone[0] + at[0];
        double dy = zone[1] + at[1];
        String[] shown = numbers.stream().map(n -> labelled(seatLabel, n)).toArray(String[]::new);
        return new PlanRow(
                labelled(label, number),
                ids.toArray(String[]::new),
                shown,
                categories.stream().mapToInt(c -> categoryOf[c]).toArray(),
                places.stream().mapToDouble(place -> dx + place[0]).toArray(),
                places.stream().mapToDouble(place -> dy + place[1]).toArray());
    }

    private static String labelled(@Nullable String label, String number) {
        return label == null || label.isEmpty() ? number : label.replace("%s", number);
    }
}
