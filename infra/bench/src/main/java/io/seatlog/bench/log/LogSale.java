package io.seatlog.bench.log;

import io.seatlog.wire.CategoryPrice;
import io.seatlog.wire.Grid;
import io.seatlog.wire.OpenSection;
import io.seatlog.wire.OpenShowtime;
import io.seatlog.wire.Policy;
import io.seatlog.wire.Price;
import io.seatlog.wire.SectionKind;
import io.seatlog.wire.SectionPart;
import io.seatlog.wire.SectionRef;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;

/** Showtimes that are published and sold out through the log alone, for a system of which only inventory-stream runs. */
public final class LogSale implements AutoCloseable {

    private static final String DIGEST = "0".repeat(64);
    private static final int PROBE_MS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final LogClient client;
    private final List<Venue> venues;

    private LogSale(LogClient client, List<Venue> venues) {
        this.client = client;
        this.venues = venues;
    }

    /** A sale of so many showtimes. The topics must be there. */
    public static LogSale open(String bootstrapServers, String registry, int showtimes, int sections)
            throws IOException, InterruptedException {
        List<Venue> venues = IntStream.range(0, showtimes)
                .mapToObj(number -> new Venue("sale-" + number, sections, Venue.ROWS))
                .toList();
        return new LogSale(new LogClient(bootstrapServers, URI.create(registry)), venues);
    }

    /** Publishes all showtimes and lets orders of so many seats have every one of them. */
    public void sellOut(int seatsEach) throws InterruptedException {
        List<Commands.Encoded> all = new ArrayList<>();
        for (Venue venue : venues) {
            publication(venue).forEach(command -> client.send(client.commands().encode(venue.showtime(), command)));
            all.addAll(client.commands().best(venue, venue.seats() / seatsEach, seatsEach));
        }
        AtomicInteger accepted = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(all.size());
        client.tell((reply, nanos, wasAccepted) -> {
            accepted.addAndGet(wasAccepted ? 1 : 0);
            done.countDown();
        });
        all.forEach(client::send);
        client.flush();
        if (!done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS) || accepted.get() != all.size()) {
            throw new IllegalStateException("Of %d orders %d were accepted; %d undecided"
                    .formatted(all.size(), accepted.get(), done.getCount()));
        }
    }

    private static List<SpecificRecord> publication(Venue venue) {
        List<SpecificRecord> commands = new ArrayList<>();
        List<SectionRef> refs = new ArrayList<>();
        for (int s = 0; s < venue.sections(); s++) {
            String section = Venue.section(s);
            SectionPart part = SectionPart.newBuilder()
                    .setSection(section)
                    .setName(section)
                    .setKind(SectionKind.SEATED)
                    .setPart(0)
                    .setParts(1)
                    .setFirst(0)
                    .setCount(Venue.SECTION_SEATS)
                    .setCategories(List.of(Venue.CATEGORY))
                    .setGrid(new Grid(Venue.CATEGORY, Venue.ROWS, Venue.SEATS_PER_ROW, s * Venue.ROWS, null))
                    .build();
            commands.add(new OpenSection(venue.showtime(), "open-" + section, null, DIGEST, part));
            refs.add(new SectionRef(
                    section, section, SectionKind.SEATED, 1, Venue.SECTION_SEATS, List.of(Venue.CATEGORY)));
        }
        commands.add(new OpenShowtime(
                venue.showtime(), "open", null, DIGEST, DIGEST, 1, policy(Instant.now()), refs, List.of()));
        return commands;
    }

    private static Policy policy(Instant now) {
        Instant start = now.plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.MILLIS);
        return new Policy(
                start,
                null,
                now.minusSeconds(60).truncatedTo(ChronoUnit.MILLIS),
                start,
                "EUR",
                Duration.ofHours(12).toMillis(),
                8,
                Duration.ofDays(30).toMillis(),
                null,
                List.of(new CategoryPrice(Venue.CATEGORY, new Price(5_000L, 0L, 0))),
                List.of(),
                DIGEST);
    }

    /** Asks every showtime for a seat ten times a second until all have answered, and says how long that took. */
    public double secondsToServe(long sinceNanos) throws InterruptedException {
        Set<String> silent = ConcurrentHashMap.newKeySet();
        venues.forEach(venue -> silent.add(venue.showtime()));
        AtomicLong last = new AtomicLong(sinceNanos);
        client.tell((reply, nanos, accepted) -> {
            if (silent.remove(new String(reply.key(), StandardCharsets.UTF_8))) {
                last.set(nanos);
            }
        });
        long end = sinceNanos + PATIENCE.toNanos();
        while (!silent.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("No answer from " + silent + " in " + PATIENCE);
            }
            for (Venue venue : venues) {
                if (silent.contains(venue.showtime())) {
                    client.send(client.commands().best(venue, 1, 1).get(0));
                }
            }
            TimeUnit.MILLISECONDS.sleep(PROBE_MS);
        }
        return (last.get() - sinceNanos) / 1e9;
    }

    @Override
    public void close() {
        client.close();
    }
}
