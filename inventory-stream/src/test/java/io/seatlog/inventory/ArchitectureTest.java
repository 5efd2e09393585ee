package io.seatlog.inventory;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.seatlog.runtime.rule.StreamsRules;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String DOMAIN = "io.seatlog.inventory.domain..";

    private static final ArchRule DOMAIN_IS_PLAIN_JAVA = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .or()
            .resideInAPackage("io.seatlog.inventory.broken..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    DOMAIN, "java..", "org.jspecify..", "io.seatlog.id", "io.seatlog.layout", "io.seatlog.reason");

    private static final ArchRule DOMAIN_KNOWS_NO_CLOCK_AND_NO_CHANCE = noClasses()
            .that()
            .resideInAPackage("io.seatlog.inventory..")
            .and()
            .resideOutsideOfPackage("io.seatlog.inventory")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class, Random.class, SplittableRandom.class, ThreadLocalRandom.class, UUID.class);

    private static final ArchRule WIRE_STAYS_IN_THE_CODECS = noClasses()
            .that()
            .resideInAPackage("io.seatlog.inventory..")
            .and()
            .haveSimpleNameNotEndingWith("Codec")
            .and()
            .haveNameNotMatching(".*Codec\\$.*")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.seatlog.wire");

    private static JavaClasses ours() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.seatlog.inventory");
    }

    @Test
    void theDomainIsPlainJava() {
        DOMAIN_IS_PLAIN_JAVA.check(ours());
        finds(DOMAIN_IS_PLAIN_JAVA, io.seatlog.inventory.broken.KnowsKafka.class);
    }

    @Test
    void theDomainKnowsNoClockAndNoChance() {
        DOMAIN_KNOWS_NO_CLOCK_AND_NO_CHANCE.check(ours());
        finds(DOMAIN_KNOWS_NO_CLOCK_AND_NO_CHANCE, io.seatlog.inventory.broken.AsksTheClock.class);
        finds(DOMAIN_KNOWS_NO_CLOCK_AND_NO_CHANCE, io.seatlog.inventory.broken.ThrowsDice.class);
    }

    @Test
    void generatedClassesStayInTheCodecs() {
        WIRE_STAYS_IN_THE_CODECS.check(ours());
        finds(WIRE_STAYS_IN_THE_CODECS, io.seatlog.inventory.broken.KnowsTheWire.class);
    }

    @Test
    void onlyTheRuntimeSchedules() {
        StreamsRules.ONLY_PUNCTUATORS_SCHEDULES.check(ours());
        finds(StreamsRules.ONLY_PUNCTUATORS_SCHEDULES, Schedules.class);
    }

    private static void finds(ArchRule rule, Class<?> breach) {
        assertThatThrownBy(() -> rule.check(new ClassFileImporter().importClasses(breach)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(breach.getSimpleName());
    }

    private static final class Schedules {
        void run(ProcessorContext<byte[], byte[]> context) {
            context.schedule(SeatMapPublisher.INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> {});
        }
    }
}
