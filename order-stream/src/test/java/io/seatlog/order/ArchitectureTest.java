package io.seatlog.order;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.seatlog.runtime.rule.StreamsRules;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What may know what. */
class ArchitectureTest {

    private static final String DOMAIN = "io.seatlog.order.domain..";

    private final JavaClasses all = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.seatlog.order");

    @Test
    void theDomainKnowsOnlyJavaAndIds() {
        classes()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(DOMAIN, "java..", "org.jspecify..", "io.seatlog.id..")
                .check(all);
    }

    @Test
    void theDomainHasNoClockAndNoChance() {
        noClasses()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)")
                .check(all);
    }

    @Test
    void punctuatorsAreScheduledInOnePlace() {
        StreamsRules.ONLY_PUNCTUATORS_SCHEDULES.check(all);
    }

    @Test
    void onlyTheAppIsPublicOutsideOfTheDomain() {
        classes()
                .that()
                .resideInAPackage("io.seatlog.order")
                .and()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .should()
                .haveSimpleName("OrderApp")
                .check(all);
    }
}
