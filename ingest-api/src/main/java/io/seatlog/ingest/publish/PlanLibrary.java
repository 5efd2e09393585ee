package io.seatlog.ingest.publish;

import io.seatlog.ingest.log.Catalogue;
import io.seatlog.ingest.plan.PlanCatalogue;
import io.seatlog.ingest.plan.SeatingPlan;
import io.seatlog.wire.Plan;
import io.seatlog.wire.PlanSection;
import io.seatlog.wire.SectionGeometry;
import io.seatlog.wire.ShowtimeTexts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What was published before and can be referred to. Its calls block. */
final class PlanLibrary {

    private static final long WRITTEN_ELSEWHERE_MS = 2_000;
    private static final long LOOK_AGAIN_MS = 50;

    private final Catalogue catalogue;

    PlanLibrary(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The plan with this id; null if there is none. */
    @Nullable
    SeatingPlan find(String planId) {
        String key = Catalogue.plan(planId);
        if (!isThere(key) || !(catalogue.fetch(List.of(key)).get(key) instanceof Plan plan)) {
            return null;
        }
        Map<String, String> sections = new HashMap<>();
        for (PlanSection section : plan.getSections()) {
            sections.put(Catalogue.geometry(planId, section.getSection()), section.getSection());
        }
        Map<String, SectionGeometry> geometry = new HashMap<>();
        catalogue.fetch(sections.keySet()).forEach((found, record) -> {
            String section = sections.get(found);
            if (section != null && record instanceof SectionGeometry drawn) {
                geometry.put(section, drawn);
            }
        });
        return PlanCatalogue.read(plan, geometry)
                .filter(read -> read.planId().equals(planId))
                .orElse(null);
    }

    /** Whether there is such an event. */
    boolean hasEvent(String eventId) {
        return isThere(Catalogue.event(eventId));
    }

    /** The words of a showtime; null if they are missing. */
    @Nullable
    ShowtimeTexts texts(String digest) {
        String key = Catalogue.texts(digest);
        SpecificRecord record = isThere(key) ? catalogue.fetch(List.of(key)).get(key) : null;
        return record instanceof ShowtimeTexts texts ? texts : null;
    }

    /** What another instance wrote a moment ago may not have been read here yet. */
    private boolean isThere(String key) {
        long deadline = System.nanoTime() + WRITTEN_ELSEWHERE_MS * 1_000_000;
        while (!catalogue.has(key)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(LOOK_AGAIN_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
