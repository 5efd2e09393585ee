package io.seatlog.stripe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theDomainIsPlainJava() {
        classes()
                .that()
                .resideInAPackage("io.seatlog.stripe.domain")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.seatlog.stripe.domain", "java..", "org.jspecify..")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.seatlog.stripe"));
    }
}
