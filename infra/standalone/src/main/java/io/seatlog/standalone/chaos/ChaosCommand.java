package io.seatlog.standalone.chaos;

import io.seatlog.backing.FreePort;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A sale through a misbehaving payment provider, with everything killed again and again, and the audit of what is left. */
@Command(
        name = "chaos",
        description = "Sells while the payment provider misbehaves and everything is killed, then audits the books.",
        mixinStandardHelpOptions = true)
public final class ChaosCommand implements Callable<Integer> {

    private static final int COMPLAINTS_SHOWN = 20;

    @Option(names = "--orders", defaultValue = "50000", description = "orders to ask for (${DEFAULT-VALUE})")
    private int orders;

    @Option(names = "--at-once", defaultValue = "64", description = "buyers at a time (${DEFAULT-VALUE})")
    private int atOnce;

    @Option(names = "--kills", defaultValue = "9", description = "how often everything is killed (${DEFAULT-VALUE})")
    private int kills;

    @Option(names = "--kill-after", defaultValue = "PT15S", description = "after each readiness (${DEFAULT-VALUE})")
    private Duration killAfter = Duration.ofSeconds(15);

    @Option(names = "--rate", defaultValue = "0.01", description = "of each misbehaviour (${DEFAULT-VALUE})")
    private double rate;

    @Option(names = "--hold-for", defaultValue = "PT90S", description = "how long seats are held (${DEFAULT-VALUE})")
    private Duration holdFor = Duration.ofSeconds(90);

    @Option(names = "--patience", defaultValue = "PT60M", description = "longest time for the sale (${DEFAULT-VALUE})")
    private Duration patience = Duration.ofMinutes(60);

    @Option(names = "--seed", defaultValue = "1", description = "what buyers do (${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--data", description = "an empty folder; a new one by default")
    private Path data = Path.of("");

    @Override
    public Integer call() throws Exception {
        Path folder = data.toString().isEmpty() ? Files.createTempDirectory("seatlog-chaos") : data;
        System.out.println("Data and logs in " + folder);
        Storm.Plan plan = new Storm.Plan(orders, atOnce, kills, killAfter, rate, holdFor, patience, seed);
        List<String> jvm = ManagementFactory.getRuntimeMXBean().getInputArguments();
        Storm.Aftermath aftermath = Storm.run(plan, folder.toAbsolutePath(), FreePort.any(), jvm, ChaosCommand::say);
        System.out.println(aftermath.report());
        aftermath.complaints().stream().limit(COMPLAINTS_SHOWN).forEach(System.out::println);
        System.out.println(aftermath.complaints().size() + " other complaints");
        return aftermath.isClean() ? 0 : 1;
    }

    private static void say(String line) {
        System.out.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + "  " + line);
    }
}
