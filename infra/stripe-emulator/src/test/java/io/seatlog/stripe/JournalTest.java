package io.seatlog.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.StripeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class JournalTest {
    @TempDir
    Path data;

    @Test
    void hasAfterARestartWhatItHadBefore() throws StripeException {
        JsonNode before = sellSomething();

        assertThat(money()).isEqualTo(before);
    }

    @Test
    void dropsALineThatWasCutOff() throws IOException, StripeException {
        JsonNode before = sellSomething();
        long length = Files.size(file());
        Files.writeString(file(), "deadbeef [{\"entry\":\"change\",\"kind\":\"sess", StandardOpenOption.APPEND);

        assertThat(money()).isEqualTo(before);

        assertThat(file()).hasSize(length);
    }

    @Test
    void hasAWholeStateAtEveryLengthOfItsFile() throws IOException, StripeException {
        sellSomething();
        byte[] whole = Files.readAllBytes(file());
        int lastLine = lastLineStart(whole);

        for (int length = lastLine; length < whole.length; length += 251) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertThat(money().at("/eur/captured").asLong()).isZero();
            assertThat(file()).hasSize(lastLine);
        }
    }

    @Test
    void refusesAFileThatIsDamagedInTheMiddle() throws IOException, StripeException {
        sellSomething();
        byte[] damaged = Files.readAllBytes(file());
        damaged[200] ^= 1;
        Files.write(file(), damaged);

        assertThatThrownBy(() -> StripeEmulator.start(EmulatorSettings.in(data)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
        assertThat(Files.readAllBytes(file())).isEqualTo(damaged);
    }

    @Test
    void belongsToOneEmulatorAtATime() {
        try (Desk first = Desk.in(data)) {
            assertThatThrownBy(() -> StripeEmulator.start(EmulatorSettings.in(data)))
                    .hasMessageContaining("another running emulator");
            assertThat(first.ledger().at("/sessions")).isEmpty();
        }
    }

    /** A session paid and captured; the sums. */
    private JsonNode sellSomething() throws StripeException {
        try (Desk desk = Desk.in(data)) {
            String intent = desk.pay();
            desk.sdk.v1().paymentIntents().capture(intent);
            return desk.ledger().at("/totals");
        }
    }

    private JsonNode money() {
        try (Desk desk = Desk.in(data)) {
            return desk.ledger().at("/totals");
        }
    }

    private Path file() {
        return data.resolve("ledger.jsonl");
    }

    private static int lastLineStart(byte[] file) {
        int at = file.length - 2;
        while (file[at] != '\n') {
            at--;
        }
        return at + 1;
    }
}
