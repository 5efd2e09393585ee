package io.seatlog.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageFaultTest {
    @TempDir
    Path data;

    private Desk desk;

    @BeforeEach
    void start() {
        desk = Desk.in(data);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void declinesTheOrderItWasToldToAndNoOther() throws StripeException {
        desk.control("faults", "kind", "decline", "reference", "hamlet-1.OTHER", "decline_code", "insufficient_funds");
        Session other = desk.sdk
                .v1()
                .checkout()
                .sessions()
                .create(Desk.order().setClientReferenceId("hamlet-1.OTHER").build());

        desk.pay();
        desk.press(other, "pay");

        assertThat(desk.look(other)
                        .getPaymentIntentObject()
                        .getLastPaymentError()
                        .getDeclineCode())
                .isEqualTo("insufficient_funds");
        assertThat(desk.ledger().at("/totals/eur/held").asLong()).isEqualTo(10_000);
    }

    @Test
    void asksEverybodyForASecondStepUntilToldOtherwise() throws StripeException {
        desk.control("faults", "kind", "challenge", "rate", "1");
        Session first = desk.open();
        Session second = desk.open();

        desk.press(first, "pay");
        desk.press(second, "pay");

        assertThat(desk.look(first).getPaymentIntentObject().getStatus()).isEqualTo("requires_action");
        assertThat(desk.look(second).getPaymentIntentObject().getStatus()).isEqualTo("requires_action");
        desk.press(first, "confirm");
        assertThat(desk.look(first).getStatus()).isEqualTo("complete");
    }

    @Test
    void refusesAFaultItDoesNotKnow() {
        assertThat(desk.control("faults", "kind", "meteor").at("/error/message").asString())
                .isEqualTo("No such fault: meteor");
    }

    @Test
    void showsNoMarkupOfTheCaller() throws StripeException {
        Session session = desk.sdk
                .v1()
                .checkout()
                .sessions()
                .create(Desk.order()
                        .addLineItem(Desk.seat("<script>alert(1)</script>", 100))
                        .build());

        assertThat(desk.page(session).body()).doesNotContain("<script").contains("&lt;script&gt;");
    }
}
