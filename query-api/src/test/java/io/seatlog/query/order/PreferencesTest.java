package io.seatlog.query.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreferencesTest {

    @Test
    void theWaitIsFoundAmongOtherPreferencesAndBounded() {
        assertThat(Preferences.wait(List.of("respond-async, wait=10"))).contains(Duration.ofSeconds(10));
        assertThat(Preferences.wait(List.of("handling=lenient; wait=\"3\""))).contains(Duration.ofSeconds(3));
        assertThat(Preferences.wait(List.of("wait=999999999"))).contains(Duration.ofSeconds(25));
        assertThat(Preferences.wait(List.of("await=10", "wait=", "wait=-1", "wait=99999999999")))
                .isEmpty();
    }

    @Test
    void onlyOneTagOfOursIsARevision() {
        assertThat(Preferences.revision(List.of("\"7\""))).isEqualTo(7);
        assertThat(Preferences.revision(List.of("W/\"7\""))).isEqualTo(7);
        assertThat(Preferences.revision(List.of("\"7\", \"8\""))).isNull();
        assertThat(Preferences.revision(List.of("*"))).isNull();
        assertThat(Preferences.revision(List.of("\"99999999999999999999\""))).isNull();
    }

    @Test
    void whoHasNoRevisionWaitsOnlyForTheOrderToShowUp() {
        assertThat(Preferences.until(List.of("wait=20"), List.of())).isEqualTo(new Until(Duration.ofSeconds(2), null));
        assertThat(Preferences.until(List.of("wait=20"), List.of("\"7\"")))
                .isEqualTo(new Until(Duration.ofSeconds(20), 7L));
        assertThat(Preferences.until(List.of(), List.of("\"7\""))).isEqualTo(new Until(Duration.ofSeconds(2), null));
    }
}
