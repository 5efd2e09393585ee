package io.seatlog.expiry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.seatlog.runtime.rule.StreamsRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.seatlog.expiry");

    @Test
    void onlyPunctuatorsSchedules() {
        StreamsRules.ONLY_PUNCTUATORS_SCHEDULES.check(CLASSES);
    }

    @Test
    void onlyTheCodecKnowsTheWire() {
        noClasses()
                .that()
                .haveNameNotMatching(".*[.]ExpiryCodec([$].*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.seatlog.wire")
                .check(CLASSES);
    }
}
