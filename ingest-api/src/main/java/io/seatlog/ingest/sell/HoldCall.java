package io.seatlog.ingest.sell;

import io.netty.channel.EventLoop;
import io.seatlog.id.InstallationSecret;
import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.ingest.edge.Answer;
import io.seatlog.ingest.edge.Customer;
import io.seatlog.ingest.edge.Doorman;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.ingest.edge.ProblemException;
import io.seatlog.ingest.edge.RequestBodies;
import io.seatlog.ingest.edge.Shield;
import io.seatlog.ingest.gate.HoldRequest;
import io.seatlog.reason.Reason;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

/** {@code POST /api/showtimes/{showtimeId}/orders}: the call that a sale lives by. */
public final class HoldCall implements Shield.HotCall {

    /** Its path; the framework knows it only to say that other methods are not for it. */
    public static final String PATTERN = "/api/showtimes/{showtimeId}/orders";

    private static final String BEFORE = "/api/showtimes/";
    private static final String BEHIND = "/orders";

    private final Doorman doorman;
    private final Desk desk;
    private final InFlight inFlight;
    private final OrderJson orders;

    /** Where requests for seats are decided: by the log, or by whatever is held against it. */
    @FunctionalInterface
    public interface Desk {
        /** Takes a request; the answer comes once, on another thread or at once on this one. */
        void hold(HoldRequest request, Consumer<HoldAnswer> answer);
    }

    public HoldCall(Doorman doorman, Desk desk, InFlight inFlight, InstallationSecret secret) {
        this.doorman = doorman;
        this.desk = desk;
        this.inFlight = inFlight;
        this.orders = new OrderJson(secret);
    }

    @Override
    public @Nullable Mono<Answer> answer(ServerHttpRequest request) {
        String path = request.getPath().value();
        if (!HttpMethod.POST.equals(request.getMethod()) || !path.startsWith(BEFORE) || !path.endsWith(BEHIND)) {
            return null;
        }
        int end = path.length() - BEHIND.length();
        if (end <= BEFORE.length() || path.indexOf('/', BEFORE.length()) != end) {
            return null;
        }
        String showtime = path.substring(BEFORE.length(), end);
        Customer known = doorman.remembered(request.getHeaders());
        return known != null
                ? hold(request, showtime, known)
                : doorman.customer(request.getHeaders()).flatMap(customer -> hold(request, showtime, customer));
    }

    private Mono<Answer> hold(ServerHttpRequest request, String showtime, Customer customer) {
        if (!ShowtimeId.isValid(showtime)) {
            return refused(Problem.of(Reason.SHOWTIME_UNKNOWN));
        }
        Problem fault = IdempotencyKey.fault(request.getHeaders());
        if (fault != null) {
            return refused(fault);
        }
        OrderId order = OrderId.of(customer.id(), new ShowtimeId(showtime), IdempotencyKey.of(request.getHeaders()));
        Problem full = inFlight.enter(customer.id());
        if (full != null) {
            return refused(full);
        }
        Executor loop = loopOf(request);
        return RequestBodies.json(request)
                .map(body -> HoldReader.read(body, order, customer.id()))
                .flatMap(read -> ask(read, request, loop))
                .doFinally(end -> inFlight.leave(customer.id()));
    }

    private Mono<Answer> ask(HoldRequest hold, ServerHttpRequest request, Executor loop) {
        String path = request.getPath().value();
        return Mono.create(sink -> desk.hold(
                hold,
                answer -> loop.execute(() -> {
                    try {
                        sink.success(rendered(answer, hold, path));
                    } catch (RuntimeException e) {
                        sink.error(e);
                    }
                })));
    }

    private Answer rendered(HoldAnswer answer, HoldRequest hold, String path) {
        if (answer instanceof HoldAnswer.Held held) {
            return orders.held(hold.order(), held.reply(), held.replayed(), Instant.now());
        } else if (answer instanceof HoldAnswer.Refused refused) {
            return Answer.problem(refused.problem(), path);
        }
        String id = hold.order().toString();
        return Answer.undecided("/api/orders/" + id, json -> json.member("orderId", id));
    }

    private static Mono<Answer> refused(Problem problem) {
        return Mono.error(new ProblemException(problem));
    }

    /** The event loop of the connection: answers are written where the connection lives. */
    private static Executor loopOf(ServerHttpRequest request) {
        if (request instanceof AbstractServerHttpRequest own
                && own.getNativeRequest() instanceof Connection connection) {
            EventLoop loop = connection.channel().eventLoop();
            // Who is refused by the view is answered on the loop already: no turn through its queue.
            return answer -> {
                if (loop.inEventLoop()) {
                    answer.run();
                } else {
                    loop.execute(answer);
                }
            };
        }
        return Runnable::run;
    }
}
