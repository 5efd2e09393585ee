package io.seatlog.runtime.rule;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import io.seatlog.runtime.streams.Punctuators;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/** Rules for code that runs in stream tasks. */
public final class StreamsRules {

    /** Punctuators are scheduled by {@link Punctuators} alone. */
    public static final ArchRule ONLY_PUNCTUATORS_SCHEDULES = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Punctuators.class.getName())
            .should()
            .accessTargetWhere(target(name("schedule")).and(target(owner(assignableTo(ProcessingContext.class)))))
            .because("a TimeoutException that leaves a punctuator loses state and input under exactly-once;"
                    + " Punctuators keeps it in");

    private StreamsRules() {}
}
