package io.seatlog.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Arguments are only read here; nothing starts. */
class BenchCommandTest {

    private static List<String> chosenBy(String... arguments) {
        BenchCommand command = new BenchCommand();
        new CommandLine(command).parseArgs(arguments);
        return command.chosen().stream().map(Part::name).toList();
    }

    @Test
    void runsThePartsThatAreNamedInTheirOrderAndAllOfThemWhenNoneIs() {
        assertThat(chosenBy("--only=reads,log")).containsExactly("log", "reads");
        assertThat(chosenBy("--rounds", "1"))
                .isEqualTo(Parts.ALL.stream().map(Part::name).toList());
    }

    @Test
    void refusesAPartThatThereIsNotAndTellsWhichThereAre() {
        for (String only : List.of("foo,log", "log,foo", "foo")) {
            assertThatThrownBy(() -> chosenBy("--only=" + only))
                    .isInstanceOf(ParameterException.class)
                    .hasMessageContaining("there is no part 'foo', but domain, generator, log, latency, http, reads,");
        }
    }

    @Test
    void refusesFewerRoundsThanOne() {
        for (String rounds : List.of("0", "-1", "some", "")) {
            assertThatThrownBy(() -> chosenBy("--rounds=" + rounds))
                    .isInstanceOf(ParameterException.class)
                    .hasMessageContaining("'" + rounds + "' is not a number from 1 to 999,999");
        }
    }
}
