package io.seatlog.bench.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import io.seatlog.id.InstallationSecret;
import io.seatlog.ingest.edge.Doorman;
import io.seatlog.ingest.edge.Shield;
import io.seatlog.ingest.edge.ShortPath;
import io.seatlog.ingest.sell.HoldCall;
import io.seatlog.ingest.sell.InFlight;
import io.seatlog.runtime.http.RequestRepair;
import io.seatlog.runtime.token.TokenSettings;
import io.seatlog.runtime.token.TokenVerifier;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/**
 * The peer's HTTP process: the purchase call of ingest-api with the same check of tokens, the same reading of bodies and the
 * same answers, before Redis instead of the log. It ends when its standard input does.
 */
public final class PeerMain {

    private static final int IN_FLIGHT_MAX = 50_000;
    private static final int IN_FLIGHT_PER_CUSTOMER_MAX = 512;
    private static final int URL_MAX = 32 << 10;
    private static final int HEADERS_MAX = 64 << 10;

    private PeerMain() {}

    /** Takes the port of Redis, its own, and the issuer, audience and key set of good tokens. */
    public static void main(String[] arguments) throws IOException {
        // As lean as it can be told to be: no latencies taken, a thread of its own for each of the server's loops.
        ClientResources resources = ClientResources.builder()
                .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                .ioThreadPoolSize(Runtime.getRuntime().availableProcessors())
                .build();
        RedisURI there = RedisURI.create("127.0.0.1", Integer.parseInt(arguments[0]));
        RedisClient redis = RedisClient.create(resources, there);
        TokenSettings tokens = new TokenSettings(
                arguments[2],
                arguments[3],
                URI.create(arguments[4]),
                List.of("RS256"),
                Duration.ofSeconds(30),
                TokenSettings.none().remembered());
        InstallationSecret secret = new InstallationSecret(new byte[InstallationSecret.BYTES_MIN]);
        Doorman doorman = new Doorman(new TokenVerifier(tokens, List.of(), secret), secret);
        InFlight inFlight = new InFlight(IN_FLIGHT_MAX, IN_FLIGHT_PER_CUSTOMER_MAX);
        HttpHandler nothingElse = (request, response) -> {
            response.setRawStatusCode(404);
            return response.setComplete();
        };
        HoldCall purchase = new HoldCall(doorman, new RedisDesk(redis), inFlight, secret);
        DisposableServer server = ShortPath.in(RequestRepair.in(HttpServer.create()), () -> purchase)
                .host("127.0.0.1")
                .port(Integer.parseInt(arguments[1]))
                .httpRequestDecoder(spec -> spec.maxInitialLineLength(URL_MAX).maxHeaderSize(HEADERS_MAX))
                .handle(new ReactorHttpHandlerAdapter(new Shield(purchase, nothingElse, Set.of())))
                .bindNow();
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // Whoever started it says nothing; its end is the end of this.
        }
        server.disposeNow();
    }
}
