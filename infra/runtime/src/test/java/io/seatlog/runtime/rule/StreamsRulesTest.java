package io.seatlog.runtime.rule;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class StreamsRulesTest {

    @Test
    void onlyPunctuatorsSchedules() {
        StreamsRules.ONLY_PUNCTUATORS_SCHEDULES.check(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.seatlog.runtime"));
    }

    @Test
    void findsAProcessorThatSchedulesByItself() {
        assertThatThrownBy(() -> StreamsRules.ONLY_PUNCTUATORS_SCHEDULES.check(
                        new ClassFileImporter().importClasses(Scheduling.class)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void findsAScheduleHandedOverAsAMethodReference() {
        assertThatThrownBy(() -> StreamsRules.ONLY_PUNCTUATORS_SCHEDULES.check(
                        new ClassFileImporter().importClasses(Referring.class)))
                .isInstanceOf(AssertionError.class);
    }

    private static final class Scheduling extends ContextualProcessor<String, String, String, String> {
        @Override
        public void process(Record<String, String> record) {
            context().schedule(Duration.ofSeconds(1), PunctuationType.WALL_CLOCK_TIME, now -> {});
        }
    }

    private interface Three {
        Cancellable apply(Duration interval, PunctuationType type, Punctuator action);
    }

    private static final class Referring extends ContextualProcessor<String, String, String, String> {
        @Override
        public void process(Record<String, String> record) {
            Three schedule = context()::schedule;
            schedule.apply(Duration.ofSeconds(1), PunctuationType.WALL_CLOCK_TIME, now -> {});
        }
    }
}
