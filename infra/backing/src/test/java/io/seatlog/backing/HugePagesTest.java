package io.seatlog.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HugePagesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"[always] madvise never, 1", "always [madvise] never, 1", "always madvise [never], 0"})
    void areAskedForWhereTheyAreGiven(String chosen, int options) throws IOException {
        Path setting = Files.writeString(folder.resolve("enabled"), chosen + "\n");

        assertThat(HugePages.options(setting)).hasSize(options);
    }

    @Test
    void areNotAskedForElsewhere() {
        assertThat(HugePages.options(folder.resolve("none"))).isEmpty();
    }
}
