package io.seatlog.bench.http;

import io.seatlog.bench.Bench;
import io.seatlog.bench.SystemUnderTest;
import io.seatlog.bench.load.Reading;
import io.seatlog.bench.redis.PeerSettings;
import io.seatlog.bench.redis.RedisPeer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Seatlog and, where there is a Redis, its peer: both sell houses to the same buyers. */
final class Sale implements AutoCloseable {

    /** A house of 180,000 seats: more than any window sells. */
    static final int SECTIONS = 90;

    private static final int INTRODUCTIONS_MAX = 30;

    private final Bench bench;
    private final @Nullable RedisPeer redis;
    private final List<Seller> sellers = new ArrayList<>();
    private final Tokens tokens;
    private final Turns turns;

    private Sale(Bench bench, SystemUnderTest system, @Nullable RedisPeer redis) {
        this.bench = bench;
        this.redis = redis;
        this.tokens = Tokens.issue(system);
        sellers.add(new Seller.Seatlog(system));
        if (redis != null) {
            sellers.add(new Seller.Peer(redis));
        }
        this.turns = new Turns(bench, sellers);
    }

    static Sale prepare(Bench bench) throws IOException, InterruptedException {
        SystemUnderTest system = bench.system();
        Optional<Path> server = RedisPeer.server();
        if (server.isEmpty()) {
            bench.progress().say(RedisPeer.MISSING);
            return new Sale(bench, system, null);
        }
        RedisPeer peer = RedisPeer.start(server.get(), bench.folder("redis"), system.origin(), Tokens.AUDIENCE);
        bench.setting("Redis", PeerSettings.redis(server.get()));
        bench.jvm("Redis peer's gateway", peer.gateway());
        Sale sale = new Sale(bench, system, peer);
        sale.introduceBuyers();
        return sale;
    }

    /** Seatlog's issuer stands still when the peer is measured, so the peer has to see every token before that. */
    private void introduceBuyers() throws InterruptedException {
        Seller peer = sellers.get(1);
        Purchases requests = purchases(open(peer));
        long seen = 0;
        for (int tries = 0; seen < Tokens.BUYERS; tries++) {
            if (tries == INTRODUCTIONS_MAX) {
                throw new IllegalStateException("The peer accepted " + seen + " purchases while Seatlog ran");
            }
            seen += turns.lines(peer, Turns.FEW)
                    .closedLoop(requests, Duration.ofSeconds(1))
                    .accepted()
                    .count();
        }
    }

    /** Seatlog alone. */
    static Sale ofSeatlog(Bench bench) throws IOException, InterruptedException {
        return new Sale(bench, bench.system(), null);
    }

    Turns turns() {
        return turns;
    }

    Seller seatlog() {
        return sellers.get(0);
    }

    /** Seatlog first. */
    List<Seller> sellers() {
        return sellers;
    }

    boolean hasPeer() {
        return redis != null;
    }

    /** Requests for the best seat of a showtime. */
    Purchases purchases(String showtime) {
        return new Purchases(showtime, tokens);
    }

    /** Requests for the best seat of a section, of each in turn. */
    Purchases purchasesIn(String showtime, List<String> sections) {
        return new Purchases(showtime, tokens, sections);
    }

    /** A large house on sale at this seller. */
    String open(Seller at) throws InterruptedException {
        return open(at, SECTIONS);
    }

    /** A house of so many sections on sale at this seller. */
    String open(Seller at, int sections) throws InterruptedException {
        String showtime = bench.nextShowtime("http");
        at.open(showtime, sections);
        return showtime;
    }

    /** Purchases in a closed loop, from a house of their own that has more seats than they can buy. */
    Turns.Turn sell(Seller seller, int connections) throws IOException, InterruptedException {
        Purchases requests = purchases(open(seller));
        return turns.take(seller, connections, lines -> lines.closedLoop(requests, turns.window()));
    }

    /** A house that has no seat left. */
    String soldOut(Seller seller) throws InterruptedException {
        String showtime = open(seller, 1);
        Reading reading;
        do {
            reading = turns.lines(seller, Turns.FEW).closedLoop(purchases(showtime), Duration.ofSeconds(1));
        } while (reading.accepted().count() > 0);
        seller.settle();
        return showtime;
    }

    @Override
    public void close() {
        turns.close();
        if (redis != null) {
            redis.close();
        }
    }
}
