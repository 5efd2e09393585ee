package io.seatlog.ingest.sell;

import io.seatlog.ingest.edge.Answer;
import io.seatlog.ingest.edge.ClientAddress;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.ingest.edge.Route;
import io.seatlog.reason.Reason;
import io.seatlog.runtime.token.LocalIssuer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** {@code POST /api/guests}: a token for somebody without an account, at most ten a minute and address. */
public final class GuestCall {

    private static final String PATH = "/api/guests";
    private static final int SUBJECT_BYTES = 18;
    private static final Duration LIFETIME = Duration.ofHours(24);

    private final LocalIssuer issuer;
    private final LongSupplier millis;
    private final SecureRandom random = new SecureRandom();
    private final ClientAddress addresses;
    private final GuestShares shares = new GuestShares();

    public GuestCall(LocalIssuer issuer, ClientAddress addresses, LongSupplier millis) {
        this.issuer = issuer;
        this.addresses = addresses;
        this.millis = millis;
    }

    /** Its route. */
    public List<Route> routes() {
        return List.of(new Route(HttpMethod.POST, PATH, this::guest));
    }

    private Mono<Answer> guest(ServerRequest request) {
        String address = addresses.of(
                request.remoteAddress().orElse(null), request.headers().asHttpHeaders());
        return Mono.just(guest(address));
    }

    Answer guest(String address) {
        GuestShares.Ruling ruling = shares.take(address, millis.getAsLong());
        return switch (ruling.share()) {
            case FREE -> welcome();
            case USED_UP -> refused(Problem.of(Reason.TOO_MANY_REQUESTS, "Ten guests a minute and address"), ruling);
            case UNCOUNTED -> refused(Problem.of(Reason.OVERLOADED), ruling);
        };
    }

    private static Answer refused(Problem problem, GuestShares.Ruling ruling) {
        long seconds = ruling.pause().plusMillis(999).toSeconds();
        return Answer.problem(problem, PATH).with("Retry-After", Long.toString(seconds));
    }

    private Answer welcome() {
        byte[] subject = new byte[SUBJECT_BYTES];
        random.nextBytes(subject);
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(subject);
        String token = issuer.sign(name, Set.of(), millis.getAsLong(), LIFETIME);
        return Answer.json(201, json -> json.member("access_token", token).member("expires_in", LIFETIME.toSeconds()));
    }
}
