package io.seatlog.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SystemSettingsTest {

    @Test
    void knowsHowOftenEachAppCommits() {
        assertThat(SystemSettings.commitIntervals()).hasSize(3).allSatisfy((app, interval) -> assertThat(interval)
                .matches("[0-9]+m?s"));
    }
}
