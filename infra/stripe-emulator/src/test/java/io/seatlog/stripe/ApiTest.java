package io.seatlog.stripe;

import static io.seatlog.stripe.Desk.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.Stripe;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.checkout.SessionListParams;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiTest {
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
    void pinsTheReleaseOfTheApiThatTheSdkPins() {
        assertThat(Api.VERSION).isEqualTo(Stripe.API_VERSION);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        InvalidRequestException refusal = refusal(() -> desk.sdk
                .v1()
                .checkout()
                .sessions()
                .create(Desk.order().putExtraParam("seat_count", 2).build()));

        assertThat(refusal.getCode()).isEqualTo("parameter_unknown");
        assertThat(refusal.getStripeError().getParam()).isEqualTo("seat_count");
        assertThat(refusal.getStatusCode()).isEqualTo(400);
        assertThat(refusal(() -> desk.sdk.v1().paymentIntents().retrieve("pi_nobody"))
                        .getCode())
                .isEqualTo("resource_missing");
    }

    @Test
    void takesOneTestKeyAndNoLiveOne() {
        for (String key : List.of("sk_test_other", "sk_live_seatlog")) {
            AuthenticationException refusal = catchThrowableOfType(
                    AuthenticationException.class,
                    () -> desk.client(key).v1().checkout().sessions().list());
            assertThat(refusal.getStatusCode()).isEqualTo(401);
        }
        assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> EmulatorSettings.in(data)
                        .withKey("sk_live_seatlog")))
                .hasMessageContaining("live");
    }

    @Test
    void listsNewestFirstInPages() throws StripeException {
        Session first = desk.open();
        Session second = desk.open();
        Session third = desk.open();
        desk.press(second, "pay");

        var page = desk.sdk
                .v1()
                .checkout()
                .sessions()
                .list(SessionListParams.builder().setLimit(2L).build());

        assertThat(page.getData()).extracting(Session::getId).containsExactly(third.getId(), second.getId());
        assertThat(page.getHasMore()).isTrue();
        assertThat(page.autoPagingIterable())
                .extracting(Session::getId)
                .containsExactly(third.getId(), second.getId(), first.getId());
        String intentId = desk.look(second).getPaymentIntent();
        assertThat(desk.sdk
                        .v1()
                        .checkout()
                        .sessions()
                        .list(SessionListParams.builder()
                                .setPaymentIntent(intentId)
                                .addExpand("data.payment_intent")
                                .build())
                        .getData())
                .singleElement()
                .satisfies(found ->
                        assertThat(found.getPaymentIntentObject().getId()).isEqualTo(intentId));
        assertThat(desk.sdk
                        .v1()
                        .paymentIntents()
                        .list(PaymentIntentListParams.builder().build())
                        .getData())
                .extracting(PaymentIntent::getId)
                .containsExactly(intentId);
    }

    @Test
    void keepsEventsWithTheObjectAsItStood() throws StripeException {
        String intentId = desk.pay();
        desk.sdk.v1().paymentIntents().capture(intentId);

        List<Event> events = desk.sdk
                .v1()
                .events()
                .list(EventListParams.builder().setLimit(100L).build())
                .getData();

        assertThat(events)
                .extracting(Event::getType)
                .containsExactly(
                        "payment_intent.succeeded",
                        "charge.captured",
                        "checkout.session.completed",
                        "payment_intent.amount_capturable_updated",
                        "charge.succeeded",
                        "payment_intent.created");
        assertThat(events).allSatisfy(event -> assertThat(event.getApiVersion()).isEqualTo(Stripe.API_VERSION));
        PaymentIntent authorised = (PaymentIntent)
                events.get(3).getDataObjectDeserializer().getObject().orElseThrow();
        assertThat(authorised.getStatus()).isEqualTo("requires_capture");
    }

    @Test
    void slowsCallersDownOnDemand() {
        desk.control("faults", "kind", "rate_limit", "on", "create_session");

        RateLimitException refusal = catchThrowableOfType(RateLimitException.class, desk::open);

        assertThat(refusal.getStatusCode()).isEqualTo(429);
        assertThat(catchThrowableOfType(ApiException.class, desk::open)).isNull();
    }
}
