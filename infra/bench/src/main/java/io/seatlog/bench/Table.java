package io.seatlog.bench;

import java.util.List;

/**
 * Words and numbers in rows.
 *
 * @param title   what it shows
 * @param columns their headings
 * @param rows    one cell a column
 */
public record Table(String title, List<String> columns, List<List<String>> rows) {

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("A row of " + title + " has " + row.size() + " cells");
            }
        }
    }
}
