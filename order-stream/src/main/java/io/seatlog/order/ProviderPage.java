package io.seatlog.order;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import io.seatlog.id.OrderId;
import io.seatlog.wire.OpenPayment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the provider's page is asked to be. It depends on the request alone, never on the clock: the provider refuses
 * another request under the same idempotency key.
 */
final class ProviderPage {

    /** The provider's least is 30 min from its call, which may come late. Seatlog closes the page itself before. */
    private static final Duration LIFE_MIN = Duration.ofMinutes(90);

    /** The provider's most is 24 h. */
    private static final Duration LIFE_MAX = Duration.ofHours(23);

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("d MMMM, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private ProviderPage() {}

    static SessionCreateParams of(OpenPayment request) {
        String orderId = request.getOrderId();
        SessionCreateParams.Builder params = SessionCreateParams.builder()
                .setUiMode(SessionCreateParams.UiMode.HOSTED_PAGE)
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
                .setAdaptivePricing(SessionCreateParams.AdaptivePricing.builder()
                        .setEnabled(false)
                        .build())
                .setAutomaticTax(SessionCreateParams.AutomaticTax.builder()
                        .setEnabled(false)
                        .build())
                .setAllowPromotionCodes(false)
                .setClientReferenceId(orderId)
                .setPaymentIntentData(PaymentIntentData.builder()
                        .setCaptureMethod(PaymentIntentData.CaptureMethod.MANUAL)
                        .putMetadata("orderId", orderId)
                        .build())
                .putMetadata("orderId", orderId)
                .addLineItem(line(request))
                .setSuccessUrl(request.getReturnUrl())
                .setCancelUrl(request.getReturnUrl())
                .setExpiresAt(expiresAt(request.getAt(), request.getDeadline()).getEpochSecond())
                .setCustomText(text(request.getDeadline()));
        locale(request.getLocale()).ifPresent(params::setLocale);
        return params.build();
    }

    private static LineItem line(OpenPayment request) {
        int seats = request.getSeats().size();
        String name = "Order " + OrderId.parse(request.getOrderId()).reference() + ", " + seats
                + (seats == 1 ? " seat" : " seats");
        return LineItem.builder()
                .setQuantity(1L)
                .setPriceData(PriceData.builder()
                        .setCurrency(ProviderMoney.theirs(request.getCurrency()))
                        .setUnitAmount(ProviderMoney.toProvider(request.getAmount(), request.getCurrency()))
                        .setProductData(
                                PriceData.ProductData.builder().setName(name).build())
                        .build())
                .build();
    }

    private static Instant expiresAt(Instant asked, Instant deadline) {
        Instant least = asked.plus(LIFE_MIN);
        Instant most = asked.plus(LIFE_MAX);
        return deadline.isBefore(least) ? least : deadline.isAfter(most) ? most : deadline;
    }

    private static SessionCreateParams.CustomText text(Instant deadline) {
        String message = "Your seats are held until " + CLOCK.format(deadline) + ". A later payment is not charged.";
        return SessionCreateParams.CustomText.builder()
                .setSubmit(SessionCreateParams.CustomText.Submit.builder()
                        .setMessage(message)
                        .build())
                .build();
    }

    /** The page's language, where the provider knows it; else it takes the browser's. */
    private static Optional<SessionCreateParams.Locale> locale(@Nullable String wanted) {
        return Arrays.stream(SessionCreateParams.Locale.values())
                .filter(locale -> locale.getValue().equalsIgnoreCase(wanted))
                .findFirst();
    }
}
