package io.seatlog.bench.http;

import io.seatlog.bench.Bench;
import io.seatlog.bench.CpuTimes;
import io.seatlog.bench.Loopback;
import io.seatlog.bench.SystemUnderTest;
import io.seatlog.bench.ThreadLook;
import io.seatlog.bench.ThreadTimes;
import io.seatlog.bench.WarmUp;
import io.seatlog.bench.load.Generator;
import io.seatlog.bench.load.Lines;
import io.seatlog.bench.load.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The load, and the contenders before it, of whom only one works at a time: the others stand still. */
final class Turns implements AutoCloseable {

    /** Connections of the smaller crowd. */
    static final int FEW = 512;

    /** Connections of the larger one. */
    static final int MANY = 2_048;

    /** Both crowds. */
    static final List<Integer> CROWDS = List.of(FEW, MANY);

    /** Answers to give before anything is measured, where nothing of their kind was asked before. */
    static final long COLD = 200_000;

    /** Shorter than Seatlog's sessions at its broker: for as long it may have to stand still. */
    private static final Duration WINDOW = Duration.ofSeconds(3);

    private static final Duration SHORT_WINDOW = Duration.ofSeconds(1);

    private static final double AGREE = 0.1;

    /** Who stood still tells its broker that it lives before it has to stand still again. */
    private static final long BREATH_MS = 500;

    private static final Duration WARM_MAX = Duration.ofMinutes(4);
    private static final int WARM_WINDOWS_MAX = 8;

    private final Bench bench;
    private final List<Contender> contenders;
    private final Generator generator = new Generator();
    private final Map<String, Lines> lines = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    Turns(Bench bench, List<? extends Contender> contenders) {
        this.bench = bench;
        this.contenders = List.copyOf(contenders);
    }

    /**
     * What one turn measured.
     *
     * @param loopbackBytes that went between the load and all processes; NaN where that is not known
     */
    record Turn(Reading reading, CpuTimes cpu, ThreadTimes threads, double loopbackBytes) {

        /** CPU of all processes, the broker among them, in milliseconds an acceptance. */
        double cpuMsEach() {
            return cpu.msEach(reading.accepted().count());
        }

        /** What went over the loopback interface for an acceptance, in both directions and between all processes. */
        double bytesEach() {
            return loopbackBytes / reading.accepted().count();
        }
    }

    /** Load of one kind on these connections. */
    @FunctionalInterface
    interface Load {
        Reading run(Lines lines) throws InterruptedException;
    }

    /** A window of one kind of load; made anew for each. */
    @FunctionalInterface
    interface Window {
        Turn run() throws IOException, InterruptedException;
    }

    /** How long a window is. */
    Duration window() {
        return bench.isQuick() ? SHORT_WINDOW : WINDOW;
    }

    /** How long a window is of what needs no waiting for each other: it is even after a moment. */
    Duration shortWindow() {
        return SHORT_WINDOW;
    }

    /** The kept connections to a contender. */
    Lines lines(Contender to, int connections) throws InterruptedException {
        String key = to.name() + ' ' + connections;
        Lines kept = lines.get(key);
        if (kept == null) {
            kept = generator.connect(to.address(), connections);
            lines.put(key, kept);
        }
        return kept;
    }

    /** Lets one contender work until all is done that its load asked for. */
    Turn take(Contender who, int connections, Load load) throws IOException, InterruptedException {
        List<ProcessHandle> others = contenders.stream()
                .filter(other -> other != who)
                .flatMap(other -> other.processes().values().stream())
                .toList();
        Lines own = lines(who, connections);
        Standstill standstill = Standstill.begin(others);
        try {
            CpuTimes cpu = who.cpu();
            ThreadLook threads = ThreadLook.at(who.processes());
            double bytes = Loopback.bytes();
            Reading reading = load.run(own);
            who.settle();
            return new Turn(
                    reading,
                    who.cpu().since(cpu),
                    ThreadLook.at(who.processes()).since(threads),
                    Loopback.bytes() - bytes);
        } finally {
            standstill.end();
            TimeUnit.MILLISECONDS.sleep(hasSessions(who) ? BREATH_MS : 0);
        }
    }

    /** Whether somebody stood still meanwhile whom a broker waits for. */
    private boolean hasSessions(Contender who) {
        return contenders.stream()
                .anyMatch(other -> other != who && other.processes().containsKey(SystemUnderTest.BROKER));
    }

    /**
     * Runs windows until so much was answered, four minutes at most; none in a quick run.
     *
     * @param answersMin how many a cold JVM must have given
     * @return how many there were
     */
    long heat(Contender who, long answersMin, Window window) throws IOException, InterruptedException {
        long end = System.nanoTime() + WARM_MAX.toNanos();
        long answers = 0;
        while (!bench.isQuick() && answers < answersMin && System.nanoTime() < end) {
            Reading reading = window.run().reading();
            answers += reading.requests();
            bench.progress()
                    .say("%s, cold: %,.0f/s, %,d answers so far"
                            .formatted(who.name(), reading.acceptedPerSecond(), answers));
        }
        return answers;
    }

    /**
     * Runs windows until two agree in what an acceptance costs: that falls for as long as compilers find something to do, also
     * where the rate no longer rises.
     *
     * @return what the last one reached, in acceptances a second
     */
    double warm(Contender who, Window window) throws Exception {
        double[] last = {0};
        WarmUp warmUp = WarmUp.within(AGREE, bench.isQuick() ? 2 : WARM_WINDOWS_MAX);
        boolean agreed = warmUp.run(
                () -> {
                    Turn turn = window.run();
                    last[0] = turn.reading().acceptedPerSecond();
                    return turn.cpuMsEach();
                },
                cpu -> bench.progress()
                        .say("%s, warming up: %,.0f/s, %.4f ms CPU each".formatted(who.name(), last[0], cpu)));
        if (!agreed && !bench.isQuick()) {
            String note = who.name() + ": " + WarmUp.DISAGREED;
            notes.add(note);
            bench.progress().say(note);
        }
        return last[0];
    }

    /** A share of what was reached, a second, in whole hundreds. */
    static double rate(double best, double share) {
        return Math.max(100, Math.rint(best * share / 100) * 100);
    }

    /** What a reader must know of the warm-ups. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public void close() {
        generator.close();
    }
}
