package io.seatlog.stripe;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An emulator, the official SDK pointed at it, and a buyer's browser. */
final class Desk implements AutoCloseable {
    static final String ORDER = "hamlet-1.ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    final StripeEmulator emulator;
    final StripeClient sdk;
    private final HttpClient browser = HttpClient.newHttpClient();

    Desk(EmulatorSettings settings) {
        try {
            emulator = StripeEmulator.start(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sdk = client(EmulatorSettings.DEFAULT_KEY);
    }

    static Desk in(Path data) {
        return new Desk(EmulatorSettings.in(data));
    }

    StripeClient client(String key) {
        return StripeClient.builder()
                .setApiKey(key)
                .setApiBase(emulator.baseUrl().toString())
                .setConnectTimeout(2_000)
                .setReadTimeout(5_000)
                .setMaxNetworkRetries(0)
                .build();
    }

    Session open() throws StripeException {
        return sdk.v1().checkout().sessions().create(order().build());
    }

    Session open(String idempotencyKey) throws StripeException {
        return sdk.v1().checkout().sessions().create(order().build(), key(idempotencyKey));
    }

    /** A session of 100.00 that a buyer has paid; the id of its payment. */
    String pay() throws StripeException {
        Session session = open();
        press(session, "pay");
        return look(session).getPaymentIntent();
    }

    /** The session as it now stands, with its payment. */
    Session look(Session session) throws StripeException {
        return sdk.v1()
                .checkout()
                .sessions()
                .retrieve(
                        session.getId(),
                        SessionRetrieveParams.builder()
                                .addExpand("payment_intent")
                                .build());
    }

    static InvalidRequestException refusal(ThrowingCallable call) {
        return catchThrowableOfType(InvalidRequestException.class, call);
    }

    static RequestOptions key(String idempotencyKey) {
        return RequestOptions.builder().setIdempotencyKey(idempotencyKey).build();
    }

    /** Two seats for 100.00, held for 40 minutes. */
    static SessionCreateParams.Builder order() {
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setUiMode(SessionCreateParams.UiMode.HOSTED_PAGE)
                .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
                .setClientReferenceId(ORDER)
                .setSuccessUrl("http://127.0.0.1:8080/orders/x?session={CHECKOUT_SESSION_ID}")
                .setCancelUrl("http://127.0.0.1:8080/orders/x")
                .setExpiresAt(Instant.now().plusSeconds(2400).getEpochSecond())
                .setAdaptivePricing(SessionCreateParams.AdaptivePricing.builder()
                        .setEnabled(false)
                        .build())
                .setAutomaticTax(SessionCreateParams.AutomaticTax.builder()
                        .setEnabled(false)
                        .build())
                .setAllowPromotionCodes(false)
                .setCustomText(SessionCreateParams.CustomText.builder()
                        .setSubmit(SessionCreateParams.CustomText.Submit.builder()
                                .setMessage("Your seats are held until 20:15. A later payment is not charged.")
                                .build())
                        .build())
                .putMetadata("orderId", ORDER)
                .setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder()
                        .setCaptureMethod(SessionCreateParams.PaymentIntentData.CaptureMethod.MANUAL)
                        .putMetadata("orderId", ORDER)
                        .build())
                .addLineItem(seat("Hamlet, stalls, row C, seat 7", 6000))
                .addLineItem(seat("Hamlet, balcony, row A, seat 1", 4000));
    }

    static LineItem seat(String name, long price) {
        return LineItem.builder()
                .setQuantity(1L)
                .setPriceData(LineItem.PriceData.builder()
                        .setCurrency("eur")
                        .setUnitAmount(price)
                        .setProductData(LineItem.PriceData.ProductData.builder()
                                .setName(name)
                                .build())
                        .build())
                .build();
    }

    /** Presses a button of the page; the answer is not followed. */
    HttpResponse<String> press(Session session, String action) {
        return post(session.getUrl(), "action", action);
    }

    HttpResponse<String> page(Session session) {
        return send(HttpRequest.newBuilder(URI.create(session.getUrl())));
    }

    JsonNode control(String path, String... pairs) {
        return new JsonMapper()
                .readTree(post(emulator.baseUrl() + "/emulator/" + path, pairs).body());
    }

    JsonNode ledger() {
        return look("ledger");
    }

    JsonNode look(String path) {
        return new JsonMapper()
                .readTree(send(HttpRequest.newBuilder(URI.create(emulator.baseUrl() + "/emulator/" + path)))
                        .body());
    }

    private HttpResponse<String> post(String url, String... pairs) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            form.append(i == 0 ? "" : "&").append(pairs[i]).append('=').append(encode(pairs[i + 1]));
        }
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            emulator.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
