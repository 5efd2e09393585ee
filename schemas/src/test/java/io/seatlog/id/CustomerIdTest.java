package io.seatlog.id;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerIdTest {

    private static final String LONGEST = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @ValueSource(strings = {"a", "!", "~", "x_-=Z9", LONGEST})
    void isVisibleAscii(String text) {
        assertThat(CustomerId.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\u001f", "a\u007f", "\u00e4", "a/b", "/", LONGEST + "0"})
    void hasNoOtherForm(String text) {
        assertThat(CustomerId.isValid(text)).isFalse();
    }
}
