package io.seatlog.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResidentMemoryTest {

    @Test
    void readsWhatLinuxSaysOfAProcess() {
        assertThat(ResidentMemory.parse("VmHWM:\t  900 kB\nVmRSS:\t   2048 kB\nRssAnon:\t 7 kB\n"))
                .hasValue(2_048L);
        assertThat(ResidentMemory.parse("Name:\tjava\n")).isEmpty();
    }

    @Test
    void hasARowForEachProcess() {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "there is no /proc here");
        List<List<String>> rows = ResidentMemory.table("Memory", Map.of("this", ProcessHandle.current()))
                .rows();
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.get(0)).isEqualTo("this");
            assertThat(Long.parseLong(row.get(1).replace(",", ""))).isPositive();
        });
    }
}
