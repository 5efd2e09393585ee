package io.seatlog.inventory.domain;

import io.seatlog.id.SectionId;
import io.seatlog.layout.GridLayout;
import java.util.ArrayList;
import java.util.List;

/** What the seats of a part are called: listed, or computed where a rule says it. */
sealed interface SeatNames {

    String id(int index);

    String row(int index);

    String number(int index);

    static SeatNames of(Part part) {
        if (part.seats() instanceof Part.Rows rows) {
            return Listed.of(rows);
        }
        if (part.seats() instanceof Part.Grid grid) {
            return new Computed(grid.layout(part.section()), part.first());
        }
        return new Nameless(part.section(), part.first());
    }

    /** Each seat has its own. */
    record Listed(Texts ids, Texts numbers, Texts labels, short[] rowOf) implements SeatNames {

        static Listed of(Part.Rows rows) {
            List<String> ids = new ArrayList<>();
            List<String> numbers = new ArrayList<>();
            List<String> labels = new ArrayList<>();
            for (Part.Row row : rows.rows()) {
                ids.addAll(row.ids());
                numbers.addAll(row.numbers());
                labels.add(row.label());
            }
            short[] rowOf = new short[ids.size()];
            for (int r = 0, seat = 0; r < rows.rows().size(); r++) {
                for (int i = 0; i < rows.rows().get(r).ids().size(); i++) {
                    rowOf[seat++] = (short) r;
                }
            }
            return new Listed(new Texts(ids), new Texts(numbers), new Texts(labels), rowOf);
        }

        @Override
        public String id(int index) {
            return ids.get(index);
        }

        @Override
        public String row(int index) {
            return labels.get(rowOf[index]);
        }

        @Override
        public String number(int index) {
            return numbers.get(index);
        }
    }

    /** A grid's: {@code section:row:number}, from 1. */
    record Computed(GridLayout grid, int first) implements SeatNames {

        @Override
        public String id(int index) {
            return grid.id(first + index);
        }

        @Override
        public String row(int index) {
            return Integer.toString(grid.row(first + index));
        }

        @Override
        public String number(int index) {
            return Integer.toString(grid.number(first + index));
        }
    }

    /** A general place's: {@code section:n}, from 1. */
    record Nameless(SectionId section, int first) implements SeatNames {

        @Override
        public String id(int index) {
            return section.value() + ':' + (first + index + 1);
        }

        @Override
        public String row(int index) {
            return "";
        }

        @Override
        public String number(int index) {
            return "";
        }
    }
}
