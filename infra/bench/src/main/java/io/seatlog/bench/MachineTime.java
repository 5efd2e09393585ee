package io.seatlog.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What all cores of the machine have done since it started, whoever it was for, in ticks of the kernel.
 *
 * @param busy   ran a program or the kernel
 * @param idle   had nothing to do; waiting for a disk is that too, and the kernel calls waiting with io_uring so
 * @param stolen could have run, but the hypervisor gave the time to another machine
 * @param cores  how many there are
 */
record MachineTime(long busy, long idle, long stolen, int cores) {

    private static final Path STAT = Path.of("/proc/stat");

    /** The words of the first line, all cores together, that each kind of time is the sum of. */
    private static final String BUSY = "user nice system irq softirq";

    private static final String IDLE = "idle iowait";
    private static final String STOLEN = "steal";
    private static final Pattern ALL = Pattern.compile("^cpu +(?<user>\\d+) (?<nice>\\d+) (?<system>\\d+) (?<idle>\\d+)"
            + " (?<iowait>\\d+) (?<irq>\\d+) (?<softirq>\\d+) (?<steal>\\d+)");
    private static final Pattern CORE = Pattern.compile("^cpu\\d", Pattern.MULTILINE);

    /** Up to now; empty where there is no /proc/stat. */
    static Optional<MachineTime> now() {
        try {
            return parse(Files.readString(STAT));
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }

    /** What /proc/stat says; empty if it says something else. */
    static Optional<MachineTime> parse(String stat) {
        Matcher all = ALL.matcher(stat);
        if (!all.find()) {
            return Optional.empty();
        }
        Function<String, Long> ticks = words ->
                Stream.of(words.split(" ")).collect(Collectors.summingLong(word -> Long.parseLong(all.group(word))));
        int cores = (int) CORE.matcher(stat).results().count();
        return Optional.of(new MachineTime(ticks.apply(BUSY), ticks.apply(IDLE), ticks.apply(STOLEN), cores));
    }

    /** What was done between an earlier look and this one. */
    MachineTime since(MachineTime earlier) {
        return new MachineTime(busy - earlier.busy, idle - earlier.idle, stolen - earlier.stolen, cores);
    }

    /** For the report, in cores. */
    String inWords() {
        return String.format(Locale.ROOT, "%.2f of %d cores busy, %.2f stolen", inCores(busy), cores, inCores(stolen));
    }

    private double inCores(long ticks) {
        long all = busy + idle + stolen;
        return all == 0 ? 0 : (double) ticks * cores / all;
    }
}
