package io.seatlog.ingest.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.seatlog.ingest.edge.Fault;
import io.seatlog.ingest.edge.Faults;
import io.seatlog.layout.Part;
import io.seatlog.wire.LayoutRow;
import io.seatlog.wire.SectionGeometry;
import io.seatlog.wire.SectionPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanReaderTest {

    private final Faults faults = new Faults();

    @Test
    void readsSectionsRowsAndSeats() {
        SeatingPlan plan = Plans.read(Plans.SMALL, faults);

        assertThat(faults.list()).isEmpty();
        assertThat(plan.seats()).isEqualTo(5);
        assertThat(plan.seatsByCategory()).isEqualTo(Map.of("A", 2, "B", 3));
        PlanSection.Listed section = (PlanSection.Listed) plan.sections().get(0);
        assertThat(section.id().value()).isEqualTo("Stalls-left-");
        PlanRow row = section.planRows().get(0);
        assertThat(row.label()).isEqualTo("Row 1");
        assertThat(row.numbers()).containsExactly("1", "2", "3", "4", "5");
        assertThat(row.x()).containsExactly(1, 2, 3, 5, 6);
        assertThat(row.y()).containsExactly(3, 3, 3, 3, 3);
        assertThat(plan.areas()).contains("\"x\":1.5").contains("\"y\":2.0");
    }

    @Test
    void findsAnAisleWhereSeatsAreFurtherApartThanOneAndAHalfTimesTheMedian() {
        SectionPart part = parts(Plans.read(Plans.SMALL, faults)).get(0);

        assertThat(part.getRows()).singleElement().satisfies(row -> {
            assertThat(row.getAisles()).containsExactly(2);
            assertThat(row.getRanks()).containsExactly(4, 2, 0, 2, 4);
            assertThat(row.getCategories()).containsExactly(0, 0, 1, 1, 1);
        });
    }

    @Test
    void hasTheSameIdHoweverTheJsonIsWritten() {
        String reordered = Plans.SMALL
                .replace("\"name\":\"House\",", "")
                .replaceFirst("\\{", "{\"unknown\":[{}],")
                .replaceFirst("]}]}]}\\s*$", "]}]}],\"name\":\"House\"}");

        assertThat(Plans.read(reordered, faults).planId())
                .isEqualTo(Plans.read(Plans.SMALL, new Faults()).planId());
        assertThat(Plans.read(Plans.SMALL.replace("\"s5\"", "\"s6\""), faults).planId())
                .isNotEqualTo(Plans.read(Plans.SMALL, faults).planId());
    }

    @ParameterizedTest
    @CsvSource({
        "'\"seat_guid\":\"s2\"', '\"seat_guid\":\"s1\"', /zones/0/rows/0/seats/1/seat_guid, REPEATED",
        "'\"seat_guid\":\"s2\",', '', /zones/0/rows/0/seats/1, REQUIRED",
        "'\"seat_guid\":\"s2\"', '\"seat_guid\":\"\"', /zones/0/rows/0/seats/1/seat_guid, OUT_OF_RANGE",
        "'{\"name\":\"B\"}', '{\"name\":\"C\"}', /zones/0/rows/0/seats/2/category, CATEGORY_UNKNOWN",
        "'{\"x\":4,', '{\"x\":\"4\",', /zones/0/rows/0/seats/3/position/x, WRONG_TYPE",
    })
    void namesWhatIsWrongByPointer(String what, String with, String pointer, Fault.Kind kind) {
        assertThat(Plans.read(Plans.SMALL.replace(what, with), faults)).isNull();

        assertThat(faults.list()).extracting(Fault::pointer, Fault::kind).contains(tuple(pointer, kind));
    }

    @Test
    void cutsAHundredThousandSeatsIntoPartsThatKeepEverySeatOnce() {
        SeatingPlan plan = Plans.read(Plans.stadium(10, 100, 100), faults);

        List<SectionPart> parts = parts(plan);
        assertThat(parts).hasSize(50).allSatisfy(part -> assertThat(part.getCount())
                .isLessThanOrEqualTo(Part.SEATS_MAX));
        List<String> ids = new ArrayList<>();
        for (SectionPart part : parts) {
            for (LayoutRow row : part.getRows()) {
                ids.addAll(row.getIds());
            }
        }
        assertThat(ids).hasSize(100_000).doesNotHaveDuplicates();
    }

    @Test
    void cutsALongRowAnywhere() {
        SeatingPlan plan = Plans.read(Plans.stadium(1, 1, 4_500), faults);

        List<SectionPart> parts = parts(plan);
        assertThat(parts).extracting(SectionPart::getCount).containsExactly(2_000, 2_000, 500);
        assertThat(parts.get(1).getRows().get(0).getIds().get(0)).isEqualTo("z0-r0-s2000");
        assertThat(parts.get(1).getRows().get(0).getIds()).hasSize(2_000);
    }

    @Test
    void comesBackFromTheCatalogueAsItWas() {
        SeatingPlan plan = Plans.read(Plans.SMALL, faults);
        Map<String, SectionGeometry> geometry = new HashMap<>();
        PlanCatalogue.geometry(plan, plan.planId()).forEach(section -> geometry.put(section.getSection(), section));

        SeatingPlan back = PlanCatalogue.read(PlanCatalogue.overview(plan, plan.planId()), geometry)
                .orElseThrow();

        assertThat(back.planId()).isEqualTo(plan.planId());
        assertThat(PlanCatalogue.read(PlanCatalogue.overview(plan, plan.planId()), Map.of()))
                .isEmpty();
    }

    @Test
    void drawsAnOutlineAroundTheSeats() {
        SeatingPlan plan = Plans.read(Plans.stadium(1, 3, 3), faults);

        assertThat(PlanCatalogue.overview(plan, "p").getSections().get(0).getOutline())
                .containsExactly(0.25, 0.5, 2.25, 0.5, 2.25, 2.5, 0.25, 2.5);
    }

    private static List<SectionPart> parts(SeatingPlan plan) {
        List<SectionPart> parts = new ArrayList<>();
        new PlanRecords(plan, null).forEachPart(parts::add);
        return parts;
    }
}
