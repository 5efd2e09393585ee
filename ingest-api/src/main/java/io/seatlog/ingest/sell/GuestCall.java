package io.seatlog.ingest.sell;

import io.seatlog.ingest.edge.Answer;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.ingest.edge.ProblemException;
import io.seatlog.ingest.edge.Route;
import io.seatlog.reason.Reason;
import io.seatlog.runtime.token.LocalIssuer;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** {@code POST /api/guests}: a token for somebody without an account, at most ten a minute and address. */
public final class GuestCall {

    static final int PER_MINUTE = 10;
    private static final int ADDRESSES_MAX = 100_000;
    private static final int SUBJECT_BYTES = 18;
    private static final long MINUTE_MS = 60_000;
    private static final Duration LIFETIME = Duration.ofHours(24);

    private final LocalIssuer issuer;
    private final LongSupplier millis;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Integer> counts = new HashMap<>();
    private long minute;

    public GuestCall(LocalIssuer issuer, LongSupplier millis) {
        this.issuer = issuer;
        this.millis = millis;
    }

    /** Its route. */
    public List<Route> routes() {
        return List.of(new Route(HttpMethod.POST, "/api/guests", this::guest));
    }

    private Mono<Answer> guest(ServerRequest request) {
        InetAddress address =
                request.remoteAddress().map(remote -> remote.getAddress()).orElse(null);
        return Mono.just(guest(address == null ? "" : address.getHostAddress()));
    }

    Answer guest(String address) {
        count(address);
        byte[] subject = new byte[SUBJECT_BYTES];
        random.nextBytes(subject);
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(subject);
        String token = issuer.sign(name, Set.of(), millis.getAsLong(), LIFETIME);
        return Answer.json(201, json -> json.member("access_token", token).member("expires_in", LIFETIME.toSeconds()));
    }

    private synchronized void count(String address) {
        long now = millis.getAsLong() / MINUTE_MS;
        if (now != minute) {
            minute = now;
            counts.clear();
        }
        if (counts.size() >= ADDRESSES_MAX && !counts.containsKey(address)) {
            throw new ProblemException(Problem.of(Reason.OVERLOADED));
        }
        if (counts.merge(address, 1, Integer::sum) > PER_MINUTE) {
            throw new ProblemException(Problem.of(Reason.TOO_MANY_REQUESTS, "Ten guests a minute and address"));
        }
    }
}
