package io.seatlog.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything and stays until it is told to stop. */
@Command(
        name = "up",
        description = "Starts everything, in the foreground. Ctrl-C stops it.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    /** Longest time for a clean stop; what is left then is killed. */
    private static final Duration STOP_MAX = Duration.ofSeconds(16);

    @Option(
            names = "--port",
            defaultValue = "${env:SEATLOG_PORT:-8080}",
            description = "HTTP port (SEATLOG_PORT, 8080)")
    private int port;

    @Option(
            names = "--data",
            defaultValue = "${env:SEATLOG_DATA:-data}",
            description = "Data folder (SEATLOG_DATA, data)")
    private Path data = Path.of("data");

    @Option(names = "--kafka-port", defaultValue = "${env:SEATLOG_KAFKA_PORT:-0}", description = "SEATLOG_KAFKA_PORT")
    private int kafkaPort;

    @Option(
            names = "--registry-port",
            defaultValue = "${env:SEATLOG_REGISTRY_PORT:-0}",
            description = "SEATLOG_REGISTRY_PORT")
    private int registryPort;

    @Option(
            names = "--stripe-port",
            defaultValue = "${env:SEATLOG_STRIPE_PORT:-0}",
            description = "SEATLOG_STRIPE_PORT")
    private int stripePort;

    @Override
    public Integer call() throws InterruptedException {
        System.setProperty("seatlog.logs", data.resolve("logs").toString());
        UpSettings settings = new UpSettings(data, new Ports.Wish(port, kafkaPort, registryPort, stripePort));
        CountDownLatch stopped = new CountDownLatch(1);
        try (Console console = Console.ofProcess()) {
            console.say("Seatlog is starting; data and logs in " + data.toAbsolutePath());
            StopAtEnd stop = StopAtEnd.install(STOP_MAX, console);
            Standalone standalone = Standalone.prepare(settings, console);
            stop.stops(standalone);
            console.part("everything", standalone::start);
            console.say(Banner.of(standalone.ports()));
        }
        stopped.await();
        return 0;
    }
}
