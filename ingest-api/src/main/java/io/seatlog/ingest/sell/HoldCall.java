package io.seatlog.ingest.sell;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.seatlog.id.InstallationSecret;
import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.ingest.edge.Answer;
import io.seatlog.ingest.edge.Customer;
import io.seatlog.ingest.edge.Doorman;
import io.seatlog.ingest.edge.Loops;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.ingest.edge.ProblemException;
import io.seatlog.ingest.edge.RequestBodies;
import io.seatlog.ingest.edge.Shield;
import io.seatlog.ingest.edge.ShortPath;
import io.seatlog.ingest.gate.HoldRequest;
import io.seatlog.reason.Reason;
import io.seatlog.runtime.http.RequestSize;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

/** {@code POST /api/showtimes/{showtimeId}/orders}: the call that a sale lives by. */
public final class HoldCall implements Shield.HotCall, ShortPath.Call {

    /** Its path; the framework knows it only to say that other methods are not for it. */
    public static final String PATTERN = "/api/showtimes/{showtimeId}/orders";

    private static final String BEFORE = "/api/showtimes/";
    private static final String BEHIND = "/orders";

    private static final Pattern PLAIN_HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?");

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
        String showtime = showtime(request.getMethod().name(), request.getPath().value());
        if (showtime == null) {
            return null;
        }
        Customer known = doorman.remembered(request.getHeaders().getFirst("Authorization"));
        return known != null
                ? hold(request, showtime, known)
                : doorman.customer(request.getHeaders()).flatMap(customer -> hold(request, showtime, customer));
    }

    /** Of which showtime seats are asked for; null if this is another call. */
    private static @Nullable String showtime(String method, String path) {
        if (!method.equals("POST") || !path.startsWith(BEFORE) || !path.endsWith(BEHIND)) {
            return null;
        }
        int end = path.length() - BEHIND.length();
        return end <= BEFORE.length() || path.indexOf('/', BEFORE.length()) != end
                ? null
                : path.substring(BEFORE.length(), end);
    }

    private Mono<Answer> hold(ServerHttpRequest request, String showtime, Customer customer) {
        if (!ShowtimeId.isValid(showtime)) {
            return refused(Problem.of(Reason.SHOWTIME_UNKNOWN));
        }
        List<String> keys = request.getHeaders().getOrEmpty(IdempotencyKey.HEADER);
        Problem fault = IdempotencyKey.fault(keys);
        if (fault != null) {
            return refused(fault);
        }
        OrderId order = OrderId.of(customer.id(), new ShowtimeId(showtime), keys.get(0));
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

    private static Executor loopOf(ServerHttpRequest request) {
        return request instanceof AbstractServerHttpRequest own
                        && own.getNativeRequest() instanceof Connection connection
                ? Loops.executor(connection.channel().eventLoop())
                : Runnable::run;
    }

    @Override
    public boolean expects(HttpRequest head) {
        return showtime(head.method().name(), head.uri()) != null
                && !isUnusual(head.headers())
                && !RequestSize.isTooLarge(head)
                && HttpUtil.getContentLength(head, 0L) <= RequestBodies.BYTES_MAX;
    }

    @Override
    public boolean takes(HttpRequest head, ByteBuf body, Executor loop, Consumer<Answer> answer) {
        HoldRequest hold = plainly(head, body);
        if (hold == null) {
            return false;
        }
        // The long way counts it again, and says why there is no room.
        if (inFlight.enter(hold.customer()) != null) {
            return false;
        }
        ShortHold taken = new ShortHold(hold, head.uri(), answer);
        try {
            desk.hold(hold, decided -> loop.execute(() -> taken.end(() -> rendered(decided, hold, head.uri()))));
        } catch (RuntimeException e) {
            taken.end(() -> {
                throw e;
            });
        }
        return true;
    }

    /** What is asked for; null if anything about the request is wrong or unusual. */
    private @Nullable HoldRequest plainly(HttpRequest head, ByteBuf body) {
        String showtime = showtime(head.method().name(), head.uri());
        HttpHeaders headers = head.headers();
        if (showtime == null || !ShowtimeId.isValid(showtime)) {
            return null;
        }
        List<String> keys = headers.getAll(IdempotencyKey.HEADER);
        Customer customer = doorman.remembered(headers.get(HttpHeaderNames.AUTHORIZATION));
        if (customer == null
                || IdempotencyKey.fault(keys) != null
                || !RequestBodies.isJson(headers.get(HttpHeaderNames.CONTENT_TYPE))
                || body.readableBytes() > RequestBodies.BYTES_MAX) {
            return null;
        }
        OrderId order = OrderId.of(customer.id(), new ShowtimeId(showtime), keys.get(0));
        try {
            return HoldReader.read(ByteBufUtil.getBytes(body), order, customer.id());
        } catch (ProblemException e) {
            return null;
        }
    }

    private static boolean isUnusual(HttpHeaders headers) {
        return headers.contains(HttpHeaderNames.ORIGIN)
                || headers.contains(HttpHeaderNames.EXPECT)
                || headers.contains(HttpHeaderNames.CONTENT_ENCODING)
                || headers.contains(HttpHeaderNames.UPGRADE)
                || !isPlainHost(headers.get(HttpHeaderNames.HOST));
    }

    /** A name or an IPv4 address, and a port if there is one: nothing that anybody could refuse. */
    private static boolean isPlainHost(@Nullable String host) {
        return host != null && PLAIN_HOST.matcher(host).matches();
    }

    /** A request that took the short path; it ends once, on its connection's loop. */
    private final class ShortHold {

        private final HoldRequest hold;
        private final String path;
        private final Consumer<Answer> answer;
        private boolean hasEnded;

        ShortHold(HoldRequest hold, String path, Consumer<Answer> answer) {
            this.hold = hold;
            this.path = path;
            this.answer = answer;
        }

        void end(Supplier<Answer> rendered) {
            if (hasEnded) {
                return;
            }
            hasEnded = true;
            inFlight.leave(hold.customer());
            answer.accept(told(rendered));
        }

        private Answer told(Supplier<Answer> rendered) {
            try {
                return rendered.get();
            } catch (RuntimeException e) {
                return Shield.failed(e, HttpMethod.POST, path);
            }
        }
    }
}
