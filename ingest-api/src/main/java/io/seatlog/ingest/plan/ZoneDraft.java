package io.seatlog.ingest.plan;

import io.seatlog.id.SectionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A zone while it is read. */
final class ZoneDraft {

    final double[] at = new double[2];
    final List<RowDraft> rows = new ArrayList<>();
    String name = "";
    String zoneId = "";
    String areas = "[]";

    List<PlanRow> finishRows(int[] categoryOf) {
        return rows.stream().map(row -> row.finish(at, categoryOf)).toList();
    }

    /** The zone's id as a section: zone_id, else the name, else zone-n; -2, -3 on repeats. */
    SectionId sectionId(int number, Set<String> taken) {
        String base = idFrom(zoneId);
        if (base.isEmpty()) {
            base = idFrom(name);
        }
        if (base.isEmpty()) {
            base = "zone-" + number;
        }
        String id = base;
        for (int repeat = 2; !taken.add(id); repeat++) {
            String suffix = "-" + repeat;
            id = base.substring(0, Math.min(base.length(), SectionId.LENGTH_MAX - suffix.length())) + suffix;
        }
        return new SectionId(id);
    }

    private static String idFrom(String text) {
        String id = text.replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^[._-]+", "");
        return id.substring(0, Math.min(id.length(), SectionId.LENGTH_MAX));
    }
}
