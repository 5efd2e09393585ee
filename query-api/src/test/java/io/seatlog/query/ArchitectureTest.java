package io.seatlog.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.seatlog.query");

    @Test
    void packagesDoNotGoInCircles() {
        slices().matching("io.seatlog.query.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nobodyBlocks() {
        noClasses()
                .should()
                .callMethod(Mono.class, "block")
                .orShould()
                .callMethod(Flux.class, "blockLast")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Future.class, "get")
                .check(CLASSES);
    }

    @Test
    void theFeedsDecisionsKnowNoSocketAndNoClock() {
        noClasses()
                .that()
                .haveSimpleNameStartingWith("FeedSession")
                .or()
                .haveSimpleName("SendBudget")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", "reactor..", "org.springframework..")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(CLASSES);
    }

    @Test
    void answersAreBuiltWithoutTheWeb() {
        noClasses()
                .that()
                .resideInAnyPackage("io.seatlog.query.body..", "io.seatlog.query.view..", "io.seatlog.query.table..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "reactor..", "io.netty..")
                .check(CLASSES);
    }
}
