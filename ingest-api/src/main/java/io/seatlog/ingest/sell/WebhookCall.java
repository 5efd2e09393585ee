package io.seatlog.ingest.sell;

import io.micrometer.core.instrument.MeterRegistry;
import io.seatlog.id.OrderId;
import io.seatlog.ingest.edge.Answer;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.ingest.edge.ProblemException;
import io.seatlog.ingest.edge.RequestBodies;
import io.seatlog.ingest.edge.Route;
import io.seatlog.ingest.log.CommandLog;
import io.seatlog.reason.Reason;
import io.seatlog.topic.Topics;
import io.seatlog.wire.LookUpPayment;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** {@code POST /api/payments/webhook}: the provider is answered 200 once every in-sync replica has what it said. */
public final class WebhookCall {

    private static final int BYTES_MAX = 256 << 10;

    private final Webhooks signatures;
    private final boolean livemode;
    private final CommandLog log;
    private final MeterRegistry meters;

    public WebhookCall(Webhooks signatures, boolean livemode, CommandLog log, MeterRegistry meters) {
        this.signatures = signatures;
        this.livemode = livemode;
        this.log = log;
        this.meters = meters;
    }

    /** Its route. */
    public List<Route> routes() {
        return List.of(new Route(HttpMethod.POST, "/api/payments/webhook", this::event));
    }

    private Mono<Answer> event(ServerRequest request) {
        String signature = request.headers().firstHeader("Stripe-Signature");
        return RequestBodies.raw(request.exchange().getRequest(), BYTES_MAX).flatMap(body -> {
            signatures.check(signature, body);
            return keep(body);
        });
    }

    private Mono<Answer> keep(byte[] body) {
        ProviderReport report = ProviderReport.read(body)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(Reason.WEBHOOK_INVALID, "The body is no event of the provider")));
        OrderId order = report.order();
        String intent = report.paymentIntent();
        if (report.livemode() != livemode || order == null && intent == null) {
            return Mono.just(received("DROPPED"));
        }
        if (order != null) {
            return written(
                    "KEPT",
                    Mono.fromFuture(() ->
                            log.write(Topics.PAYMENT_RESULTS, order.showtime().value(), report.event(order))));
        }
        LookUpPayment look = LookUpPayment.newBuilder()
                .setRequestId("look/" + report.id())
                .setAttempt(0)
                .setAt(Instant.now())
                .setPaymentIntent(intent)
                .build();
        return written(
                "LOOKED_UP", Mono.fromFuture(() -> log.write(Topics.PAYMENT_REQUESTS, String.valueOf(intent), look)));
    }

    private Mono<Answer> written(String outcome, Mono<Void> write) {
        return write.onErrorMap(e -> new ProblemException(
                        Problem.of(Reason.OVERLOADED, "The event cannot be kept now; send it again")))
                .then(Mono.fromSupplier(() -> received(outcome)));
    }

    private Answer received(String outcome) {
        meters.counter("seatlog.webhooks", "outcome", outcome).increment();
        return Answer.json(200, json -> json.member("received", outcome));
    }
}
