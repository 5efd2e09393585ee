package io.seatlog.bench.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.inventory.domain.Command;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Benchmark;

class SuiteTest {

    static List<Suite> suites() {
        return Suite.ALL;
    }

    static Stream<Method> benchmarks() {
        return Suite.ALL.stream()
                .flatMap(suite -> Arrays.stream(suite.of().getMethods()))
                .filter(method -> method.isAnnotationPresent(Benchmark.class));
    }

    @ParameterizedTest
    @MethodSource("suites")
    void runsEveryBenchmarkOfItsClass(Suite suite) {
        assertThat(suite.cases())
                .extracting(Suite.Case::benchmark)
                .containsExactlyInAnyOrderElementsOf(benchmarks()
                        .filter(method -> method.getDeclaringClass() == suite.of())
                        .map(Method::getName)
                        .toList());
    }

    @Test
    void hasEveryKindOfCommand() {
        List<String> titles = Suite.ALL.stream()
                .flatMap(suite -> suite.cases().stream())
                .map(Suite.Case::title)
                .toList();

        assertThat(Command.class.getPermittedSubclasses())
                .allSatisfy(kind -> assertThat(titles).anyMatch(title -> title.startsWith(kind.getSimpleName())));
    }

    /** A benchmark fails where its command is not decided as its title says. */
    @ParameterizedTest
    @MethodSource("benchmarks")
    void decidesAsItsTitleSaysAgainAndAgain(Method benchmark) throws ReflectiveOperationException {
        Object instance = benchmark.getDeclaringClass().getConstructor().newInstance();
        Object state = benchmark.getParameterTypes()[0].getConstructor().newInstance();
        for (int i = 0; i < 3; i++) {
            assertThat(benchmark.invoke(instance, state)).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("suites")
    void warmsUpLongerEachTimeThatWindowsDisagreed(Suite suite) {
        Suite.Case one = suite.cases().get(0);

        assertThat(IntStream.range(0, 3).mapToObj(tried -> suite.options(one, tried, false)
                        .getWarmupIterations()
                        .get()))
                .containsExactly(
                        suite.effort().warmWindows(),
                        2 * suite.effort().warmWindows(),
                        4 * suite.effort().warmWindows());
    }

    /** Else the kernel's handing out of memory is measured: up to 29 us for 4 kB, which is what a decision allocates. */
    @ParameterizedTest
    @MethodSource("suites")
    void measuresOnYoungGenerationThatItsWarmUpHasGoneThrough(Suite suite) {
        assertThat(suite.options(suite.cases().get(0), 0, false).getJvmArgs().get())
                .contains("-Xms512m", "-Xmx512m", "-Xmn256m");
        assertThat(suite.effort().warmWindows() * suite.effort().windowMs()).isGreaterThanOrEqualTo(600);
    }
}
