package io.seatlog.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CurrenciesTest {

    @Test
    void showsAmountsInTheUnitsOfTheProvider() {
        assertThat(Currencies.shown("eur", 6250)).isEqualTo("€62.50");
        assertThat(Currencies.shown("jpy", 6250)).isEqualTo("¥6,250");
        assertThat(Currencies.shown("kwd", 6250)).endsWith("6.250");
        assertThat(Currencies.shown("isk", 625_000)).endsWith("6,250");
    }

    @Test
    void refusesLessThanTheProviderTakes() {
        assertThatThrownBy(() -> Currencies.check("eur", 49)).hasMessageContaining("minimum");
        assertThatThrownBy(() -> Currencies.check("czk", 1499)).hasMessageContaining("minimum");
        assertThatCode(() -> Currencies.check("gbp", 30)).doesNotThrowAnyException();
    }

    @Test
    void refusesDigitsTheProviderDoesNotTake() {
        assertThatThrownBy(() -> Currencies.check("isk", 12_350)).hasMessageContaining("Invalid amount");
        assertThatThrownBy(() -> Currencies.check("kwd", 1255)).hasMessageContaining("Invalid amount");
        assertThatCode(() -> Currencies.check("isk", 12_300)).doesNotThrowAnyException();
    }

    @Test
    void knowsCurrenciesBySmallAndLargeLetters() {
        assertThat(Currencies.known("currency", "EUR")).isEqualTo("eur");
        assertThatThrownBy(() -> Currencies.known("currency", "xyz")).hasMessageContaining("Invalid currency");
    }
}
