package io.seatlog.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookTest {
    private static final String OLD = "whsec_old";
    private static final String NEW = "whsec_new";

    @TempDir
    Path data;

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int answer = 200;
    private HttpServer receiver;
    private Desk desk;

    private record Received(String body, String signature) {
        Event verified(String secret) {
            try {
                return Webhook.constructEvent(body, signature, secret);
            } catch (SignatureVerificationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        receiver.createContext("/webhooks", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int status = answer;
            if (status == 200) {
                received.add(new Received(body, exchange.getRequestHeaders().getFirst("Stripe-Signature")));
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
        desk = desk();
    }

    private Desk desk() {
        URI url = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/webhooks");
        return new Desk(EmulatorSettings.in(data).withWebhooks(url, OLD, NEW));
    }

    @AfterEach
    void stop() {
        desk.close();
        receiver.stop(0);
    }

    @Test
    void signsEventsSoThatTheSdkTakesThemWithEitherSecret() throws StripeException {
        String intent = desk.pay();

        Event event = await().until(() -> find("payment_intent.amount_capturable_updated"), found -> found != null);

        assertThat(event.getLivemode()).isFalse();
        PaymentIntent held =
                (PaymentIntent) event.getDataObjectDeserializer().getObject().orElseThrow();
        assertThat(held.getId()).isEqualTo(intent);
        assertThat(held.getMetadata()).containsEntry("orderId", Desk.ORDER);
        Received raw = received.get(0);
        assertThat(raw.verified(OLD).getId()).isEqualTo(raw.verified(NEW).getId());
        assertThatThrownBy(() -> Webhook.constructEvent(raw.body(), raw.signature(), "whsec_other"))
                .isInstanceOf(SignatureVerificationException.class);
    }

    @Test
    void sendsOnlyWhatItsReceiverWants() throws StripeException {
        desk.pay();

        await().until(() -> desk.ledger().path("undelivered").asInt() == 0);

        assertThat(types())
                .containsExactlyInAnyOrder("payment_intent.amount_capturable_updated", "checkout.session.completed");
    }

    @Test
    void sendsAgainUntilItIsTaken() throws StripeException {
        answer = 503;
        desk.pay();
        assertThat(desk.ledger().path("undelivered").asInt()).isEqualTo(2);

        answer = 200;

        await().until(() -> desk.ledger().path("undelivered").asInt() == 0);
        assertThat(types()).contains("checkout.session.completed");
    }

    @Test
    void sendsAfterARestartWhatWasNotTakenBefore() throws StripeException {
        answer = 503;
        desk.pay();
        desk.close();
        answer = 200;

        desk = desk();

        await().until(() -> desk.ledger().path("undelivered").asInt() == 0);
        assertThat(types()).contains("checkout.session.completed");
    }

    @Test
    void sendsTwiceOnDemand() throws StripeException {
        desk.control("faults", "kind", "webhook_twice", "on", "checkout.session.completed");

        desk.pay();

        await().until(() ->
                types().stream().filter("checkout.session.completed"::equals).count() == 2);
    }

    @Test
    void sendsInTheWrongOrderOnDemand() throws StripeException {
        desk.control("faults", "kind", "webhook_swapped", "on", "payment_intent.amount_capturable_updated");

        desk.pay();

        await().until(() -> received.size() == 2);
        assertThat(types()).containsExactly("checkout.session.completed", "payment_intent.amount_capturable_updated");
    }

    @Test
    void forgesOnDemandAndSendsTheTrueOneToo() throws StripeException {
        desk.control("faults", "kind", "webhook_forged", "on", "checkout.session.completed");

        desk.pay();

        await().until(() -> received.size() == 3);
        Received forged = received.stream()
                .filter(one -> one.body().contains("Forged"))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> Webhook.constructEvent(forged.body(), forged.signature(), NEW))
                .isInstanceOf(SignatureVerificationException.class);
        received.remove(forged);
        assertThat(types()).contains("checkout.session.completed");
    }

    @Test
    void losesOnDemandWhatCanStillBeLookedUp() throws StripeException {
        desk.control("faults", "kind", "webhook_lost", "on", "checkout.session.completed");

        desk.pay();

        await().until(() -> received.size() == 1);
        assertThat(types()).containsExactly("payment_intent.amount_capturable_updated");
        assertThat(desk.ledger().at("/sessions/0/status").asString()).isEqualTo("complete");
        await().until(() -> desk.ledger().path("undelivered").asInt() == 0);
    }

    private List<String> types() {
        return received.stream().map(one -> one.verified(NEW).getType()).toList();
    }

    private Event find(String type) {
        return received.stream()
                .map(one -> one.verified(NEW))
                .filter(event -> event.getType().equals(type))
                .findFirst()
                .orElse(null);
    }
}
