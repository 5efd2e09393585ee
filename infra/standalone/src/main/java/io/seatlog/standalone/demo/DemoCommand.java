package io.seatlog.standalone.demo;

import io.seatlog.standalone.client.SeatlogClient;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Publishes an example event, lets a crowd at it and says whether the figures add up. */
@Command(
        name = "demo",
        description = "Publishes example showtimes at a running Seatlog and lets simulated buyers at them.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:${env:SEATLOG_PORT:-8080}",
            description = "where Seatlog runs (${DEFAULT-VALUE})")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(names = "--buyers", defaultValue = "2000", description = "size of the crowd (${DEFAULT-VALUE})")
    private int buyers;

    @Option(names = "--at-once", defaultValue = "64", description = "how many act at the same time (${DEFAULT-VALUE})")
    private int atOnce;

    @Option(names = "--seed", defaultValue = "1", description = "the same seed, the same crowd (${DEFAULT-VALUE})")
    private long seed;

    @Override
    public Integer call() {
        try {
            return run();
        } catch (UncheckedIOException unreachable) {
            System.err.println("seatlog: nobody answers at " + url
                    + ". Start ./seatlog up in another terminal first, or name the place with --url.");
            return 1;
        }
    }

    private int run() {
        SeatlogClient anybody = SeatlogClient.at(url);
        SeatlogClient organizer = anybody.as("demo-organizer", "organizer");
        Instant now = Instant.now();
        String run = Long.toString(now.getEpochSecond(), Character.MAX_RADIX);
        System.out.println("Publishing three evenings in a theatre and a match in a stadium of 100,000");
        List<Exhibits.Showtime> showtimes = new Exhibits(organizer, run, now).publish();
        showtimes.forEach(showtime -> System.out.printf(
                "  %-24s %,7d seats   %s/api/showtimes/%s%n",
                showtime.title(), showtime.capacity(), url, showtime.id()));
        Crowd crowd = new Crowd(anybody, showtimes);
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("buyers")
                .setInitialMax(buyers)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .showSpeed()
                .build()) {
            crowd.run(buyers, atOnce, seed, bar::step);
        }
        return summarise(new Summary(anybody, crowd), crowd, showtimes);
    }

    private static int summarise(Summary summary, Crowd crowd, List<Exhibits.Showtime> showtimes) {
        showtimes.forEach(summary::add);
        summary.money(showtimes);
        System.out.println(summary.text());
        Throwable failure = crowd.firstFailure();
        if (failure != null) {
            System.err.println("The first failure of a buyer: " + failure);
        }
        return summary.addsUp() && failure == null ? 0 : 1;
    }
}
