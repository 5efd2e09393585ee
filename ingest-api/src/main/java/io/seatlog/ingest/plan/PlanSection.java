package io.seatlog.ingest.plan;

import io.seatlog.id.SectionId;
import io.seatlog.layout.GeneralLayout;
import io.seatlog.layout.GridLayout;
import io.seatlog.layout.Part;
import io.seatlog.wire.SectionKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One section of a plan: rows listed seat by seat, rows computed from a grid, or a number of nameless places. */
sealed interface PlanSection {

    SectionId id();

    String name();

    int seats();

    int rows();

    SectionKind kind();

    /** Its parts, as the log carries them. */
    List<Part> parts();

    /** Seats of each category, in the order in which they first appear. */
    Map<String, Integer> seatsByCategory(List<String> planCategories);

    /** Takes its own seats out of the ids that are left, and hands each of them on. */
    void takeOwn(Set<String> left, Consumer<String> own);

    /** Rows listed one by one. */
    record Listed(SectionId id, String name, List<PlanRow> planRows) implements PlanSection {

        /** Length of a text, index of a category and rank, as Avro writes them at most. */
        private static final int BYTES_BESIDE_TEXT = 16;

        @Override
        public int seats() {
            return planRows.stream().mapToInt(PlanRow::seats).sum();
        }

        @Override
        public int rows() {
            return planRows.size();
        }

        @Override
        public SectionKind kind() {
            return SectionKind.SEATED;
        }

        @Override
        public List<Part> parts() {
            int[] seats = planRows.stream().mapToInt(PlanRow::seats).toArray();
            int[] bytes = planRows.stream().mapToInt(Listed::bytesASeat).toArray();
            return Part.ofRows(seats, bytes);
        }

        @Override
        public Map<String, Integer> seatsByCategory(List<String> planCategories) {
            int[] counts = new int[planCategories.size()];
            Map<String, Integer> sums = new LinkedHashMap<>();
            for (PlanRow row : planRows) {
                for (int category : row.categories()) {
                    if (counts[category]++ == 0) {
                        sums.put(planCategories.get(category), 0);
                    }
                }
            }
            sums.replaceAll((category, zero) -> counts[planCategories.indexOf(category)]);
            return sums;
        }

        @Override
        public void takeOwn(Set<String> left, Consumer<String> own) {
            for (PlanRow row : planRows) {
                for (String seat : row.ids()) {
                    if (left.remove(seat)) {
                        own.accept(seat);
                    }
                }
            }
        }

        /** Three bytes a character is the most that UTF-8 needs. */
        private static int bytesASeat(PlanRow row) {
            int most = 0;
            for (int i = 0; i < row.seats(); i++) {
                most = Math.max(most, 3 * (row.ids()[i].length() + row.numbers()[i].length()));
            }
            return most + BYTES_BESIDE_TEXT;
        }
    }

    /** Equal rows of one category. */
    record Grid(SectionId id, String category, int rows, int seatsPerRow, int top) implements PlanSection {

        @Override
        public String name() {
            return id.value();
        }

        @Override
        public int seats() {
            return rows * seatsPerRow;
        }

        @Override
        public SectionKind kind() {
            return SectionKind.SEATED;
        }

        @Override
        public List<Part> parts() {
            return Part.ofGrid(rows, seatsPerRow);
        }

        @Override
        public Map<String, Integer> seatsByCategory(List<String> planCategories) {
            return Map.of(category, seats());
        }

        @Override
        public void takeOwn(Set<String> left, Consumer<String> own) {
            GridLayout layout = layout();
            PlanSection.takeOwn(left, seat -> layout.indexOf(seat) >= 0, own);
        }

        GridLayout layout() {
            return new GridLayout(id, rows, seatsPerRow, top, null);
        }
    }

    /** Nameless places of one category. */
    record General(SectionId id, String category, int capacity) implements PlanSection {

        @Override
        public String name() {
            return id.value();
        }

        @Override
        public int seats() {
            return capacity;
        }

        @Override
        public int rows() {
            return 0;
        }

        @Override
        public SectionKind kind() {
            return SectionKind.GENERAL;
        }

        @Override
        public List<Part> parts() {
            return Part.ofGeneral(capacity);
        }

        @Override
        public Map<String, Integer> seatsByCategory(List<String> planCategories) {
            return Map.of(category, capacity);
        }

        @Override
        public void takeOwn(Set<String> left, Consumer<String> own) {
            GeneralLayout layout = layout();
            PlanSection.takeOwn(left, seat -> layout.indexOf(seat) >= 0, own);
        }

        GeneralLayout layout() {
            return new GeneralLayout(id, capacity);
        }
    }

    private static void takeOwn(Set<String> left, Predicate<String> isOwn, Consumer<String> own) {
        left.removeIf(seat -> {
            boolean found = isOwn.test(seat);
            if (found) {
                own.accept(seat);
            }
            return found;
        });
    }
}
