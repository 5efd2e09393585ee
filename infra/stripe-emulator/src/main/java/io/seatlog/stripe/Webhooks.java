package io.seatlog.stripe;

import io.netty.buffer.Unpooled;
import io.seatlog.stripe.EmulatorSettings.Webhook;
import io.seatlog.stripe.domain.Entry;
import io.seatlog.stripe.domain.Event;
import io.seatlog.stripe.domain.Ledger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;

/**
 * Sends events to their receiver, each again and again until it is taken.
 *
 * <p>Nothing is promised about their order, as the provider promises nothing.
 */
final class Webhooks implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Webhooks.class.getName());
    private static final int CONCURRENT_MAX = 32;
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(30);
    private static final List<String> FORGERS_SECRET = List.of("whsec_forged");

    private final StripeJson json;
    private final Faults faults;
    private final HttpClient client = HttpClient.create().responseTimeout(ANSWER_MAX);
    private final Sinks.Many<Delivery> queue = Sinks.many().unicast().onBackpressureBuffer();
    private final Disposable.Composite running = Disposables.composite();
    private final AtomicReference<@Nullable Event> held = new AtomicReference<>();
    private volatile @Nullable Webhook receiver;
    private volatile @Nullable Bookkeeper bookkeeper;

    /** One attempt; {@code follower} goes out behind it. */
    private record Delivery(
            Event event, int attempt, @Nullable Event follower) {}

    Webhooks(@Nullable Webhook receiver, StripeJson json, Faults faults) {
        this.receiver = receiver;
        this.json = json;
        this.faults = faults;
    }

    /** Starts to send, telling the ledger what was taken. */
    void start(Bookkeeper books) {
        bookkeeper = books;
        running.add(queue.asFlux()
                .flatMap(delivery -> attempt(delivery, books), CONCURRENT_MAX)
                .subscribe());
    }

    boolean wants(String type) {
        Webhook now = receiver;
        return now != null && now.wants(type);
    }

    void configure(@Nullable Webhook newReceiver) {
        receiver = newReceiver;
    }

    /** Sends an event, or does with it what the emulator was told to do wrong. */
    void offer(Event event) {
        Faults.Rule rule = faults.take(Faults.Place.WEBHOOK, event.type(), null);
        if (rule == null) {
            enqueue(new Delivery(event, 1, held.getAndSet(null)));
            return;
        }
        switch (rule.kind()) {
            case WEBHOOK_TWICE -> enqueue(new Delivery(event, 1, event));
            case WEBHOOK_LATE -> later(rule.delay(), () -> enqueue(new Delivery(event, 1, null)));
            case WEBHOOK_SWAPPED -> hold(event, rule.delay());
            case WEBHOOK_FORGED ->
                forge(event).subscribe(sent -> {}, failed -> {}, () -> enqueue(new Delivery(event, 1, null)));
            default -> lose(event);
        }
    }

    private void lose(Event event) {
        LOG.log(System.Logger.Level.INFO, "{0} is lost on the way, as asked", event.id());
        Bookkeeper books = Objects.requireNonNull(bookkeeper);
        books.ask((ledger, moment) -> taken(ledger, event)).subscribe(done -> {}, stopped -> {});
    }

    /** Sends an event once more, whatever became of it before. */
    void resend(Event event) {
        enqueue(new Delivery(event, 1, null));
    }

    private void hold(Event event, Duration atMost) {
        Event before = held.getAndSet(event);
        if (before != null) {
            enqueue(new Delivery(before, 1, null));
        }
        later(atMost, () -> {
            if (held.compareAndSet(event, null)) {
                enqueue(new Delivery(event, 1, null));
            }
        });
    }

    private void enqueue(Delivery delivery) {
        queue.emitNext(delivery, Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
    }

    private void later(Duration pause, Runnable action) {
        Disposable timer = Mono.delay(pause).subscribe(tick -> {
            if (!running.isDisposed()) {
                action.run();
            }
        });
        if (running.isDisposed()) {
            timer.dispose();
        }
    }

    private Mono<Void> attempt(Delivery delivery, Bookkeeper books) {
        Event event = delivery.event();
        return send(event)
                .flatMap(taken -> taken ? books.ask((ledger, moment) -> taken(ledger, event)) : Mono.just(false))
                .onErrorReturn(false)
                .doOnNext(done -> {
                    if (!done) {
                        later(
                                pause(delivery.attempt()),
                                () -> enqueue(new Delivery(event, delivery.attempt() + 1, null)));
                    }
                    Event follower = delivery.follower();
                    if (follower != null) {
                        enqueue(new Delivery(follower, 1, null));
                    }
                })
                .then();
    }

    private static Bookkeeper.Outcome<Boolean> taken(Ledger ledger, Event event) {
        Entry entry = ledger.delivered(event.id()) ? null : new Entry.Delivered(List.of(event.id()));
        return new Bookkeeper.Outcome<>(entry, () -> true);
    }

    private static Duration pause(int attempt) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 10));
        return pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause;
    }

    private Mono<Boolean> send(Event event) {
        Webhook to = receiver;
        return to == null ? Mono.just(true) : post(to, json.bytes(event), to.secrets());
    }

    private Mono<Boolean> forge(Event event) {
        Webhook to = receiver;
        String forged =
                new String(json.bytes(event), StandardCharsets.UTF_8).replace(event.id(), event.id() + "Forged");
        return to == null
                ? Mono.just(true)
                : post(to, forged.getBytes(StandardCharsets.UTF_8), FORGERS_SECRET)
                        .onErrorReturn(false);
    }

    private Mono<Boolean> post(Webhook to, byte[] body, List<String> secrets) {
        // Signed at the machine's time, not the emulator's: the receiver compares it with its own clock.
        String signature = WebhookSignature.header(body, System.currentTimeMillis() / 1000, secrets);
        return client.headers(headers -> headers.set("Content-Type", "application/json; charset=utf-8")
                        .set("Stripe-Signature", signature)
                        .set("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)"))
                .post()
                .uri(to.url())
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
                .responseSingle((response, content) -> content.asByteArray()
                        .defaultIfEmpty(new byte[0])
                        .map(ignored -> response.status().code() / 100 == 2));
    }

    @Override
    public void close() {
        running.dispose();
    }
}
