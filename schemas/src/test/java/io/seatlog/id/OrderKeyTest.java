package io.seatlog.id;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrderKeyTest {

    private static final InstallationSecret SECRET =
            new InstallationSecret("0123456789abcdef0123456789abcdef".getBytes());
    private static final CustomerId ANNA = CustomerId.of(SECRET, "https://issuer", "anna");
    private static final OrderId ORDER = OrderId.of(ANNA, new ShowtimeId("hamlet-1"), "key-1");

    @Test
    void opensItsOrderAsItsCustomer() {
        assertThat(OrderKey.verify(SECRET, ORDER, OrderKey.of(SECRET, ANNA, ORDER)))
                .contains(ANNA);
    }

    @Test
    void opensNoOtherOrder() {
        OrderId other = OrderId.of(ANNA, new ShowtimeId("hamlet-1"), "key-2");

        assertThat(OrderKey.verify(SECRET, other, OrderKey.of(SECRET, ANNA, ORDER)))
                .isEmpty();
    }

    @Test
    void isRefusedWithAnyCharacterChanged() {
        String key = OrderKey.of(SECRET, ANNA, ORDER);
        for (int i = 0; i < key.length(); i++) {
            char changed = key.charAt(i) == 'A' ? 'B' : 'A';
            String altered = key.substring(0, i) + changed + key.substring(i + 1);

            assertThat(OrderKey.verify(SECRET, ORDER, altered)).as(altered).isEmpty();
        }
        assertThat(OrderKey.verify(SECRET, ORDER, "")).isEmpty();
        assertThat(OrderKey.verify(SECRET, ORDER, "%%%")).isEmpty();
    }

    @Test
    void namesTheCustomerByIssuerAndSubjectOnly() {
        assertThat(CustomerId.of(SECRET, "https://issuer", "anna")).isEqualTo(ANNA);
        assertThat(CustomerId.of(SECRET, "https://issuer", "ann")).isNotEqualTo(ANNA);
        assertThat(CustomerId.of(SECRET, "https://other", "anna")).isNotEqualTo(ANNA);
        assertThat(ANNA.value()).hasSize(22);
    }
}
