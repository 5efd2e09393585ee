package io.seatlog.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTimeTest {

    private static final String STAT = """
            cpu  1000 200 300 4000 50 6 70 8 400 20
            cpu0 500 100 150 2000 25 3 35 4 200 10
            cpu1 500 100 150 2000 25 3 35 4 200 10
            intr 27616970 0 0
            ctxt 76175498
            """;

    @Test
    void countsWaitingForADiskAsIdleAndGuestsOnce() {
        assertThat(MachineTime.parse(STAT)).contains(new MachineTime(1576, 4050, 8, 2));
    }

    @Test
    void knowsNothingFromAnotherText() {
        assertThat(MachineTime.parse("intr 27616970\ncpu0 1 2 3 4 5 6 7 8\n")).isEmpty();
        assertThat(MachineTime.parse("cpu  1000 200 300 4000\n")).isEmpty();
    }

    @Test
    void tellsInCoresWhatWasDoneInBetween() {
        MachineTime before = new MachineTime(1576, 4050, 8, 2);
        MachineTime after = new MachineTime(1576 + 1830, 4050 + 150, 8 + 20, 2);

        assertThat(after.since(before).inWords()).isEqualTo("1.83 of 2 cores busy, 0.02 stolen");
        assertThat(before.since(before).inWords()).isEqualTo("0.00 of 2 cores busy, 0.00 stolen");
    }
}
