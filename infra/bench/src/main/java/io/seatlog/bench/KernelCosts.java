package io.seatlog.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What a program pays for asking the kernel, for waking another thread, and for memory: such as it has not touched yet, and
 * such as no cache has. Everything here does the first two thousands of times a second, and a young JVM the third; machines
 * differ tenfold and more: virtual ones whose page tables are kept by software are dear. The last is what others who use the
 * same processor slow first.
 *
 * @param callNanos      a system call that does next to nothing
 * @param handOverNanos  from when a thread wakes another one until that one runs
 * @param freshPageNanos the first touch of a page of memory, 4 kB
 * @param farReadNanos   a read from somewhere in 64 MB
 */
record KernelCosts(double callNanos, double handOverNanos, double freshPageNanos, double farReadNanos) {

    private static final int ROUNDS = 2;
    private static final int CALLS = 100_000;
    private static final int HAND_OVERS = 10_000;
    private static final int PAGE_BYTES = 4096;

    /** 40 MB: malloc gets so much from the kernel each time. */
    private static final int FRESH_PAGES = 10_240;

    private static final int FAR_READS = 200_000;

    /** Takes a second or less; the best of some rounds counts, for others only add to it. */
    static KernelCosts measure() throws InterruptedException {
        double call = Double.MAX_VALUE;
        double handOver = Double.MAX_VALUE;
        double freshPage = Double.MAX_VALUE;
        double farRead = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            call = Math.min(call, callNanosNow());
            handOver = Math.min(handOver, handOverNanosNow());
            freshPage = Math.min(freshPage, freshPageNanosNow());
            farRead = Math.min(farRead, farReadNanosNow());
        }
        // What was touched goes back to the kernel before anything else is measured.
        System.gc();
        return new KernelCosts(call, handOver, freshPage, farRead);
    }

    /** Names and values for the report: the median of all measurements, and their range. */
    static Map<String, String> tell(List<KernelCosts> measured) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("A system call", micros(measured, KernelCosts::callNanos));
        told.put("Waking another thread", micros(measured, KernelCosts::handOverNanos));
        told.put("First touch of 4 kB of memory", micros(measured, KernelCosts::freshPageNanos));
        told.put("A read from somewhere in 64 MB", micros(measured, KernelCosts::farReadNanos));
        return told;
    }

    private static String micros(List<KernelCosts> measured, ToDoubleFunction<KernelCosts> nanos) {
        List<Double> micros = measured.stream()
                .map(costs -> nanos.applyAsDouble(costs) / 1000)
                .toList();
        Figure figure = Figure.of("", "us", micros);
        String range =
                micros.size() == 1 ? "" : ", %s in %d measurements".formatted(Numbers.range(figure), micros.size());
        return Numbers.of(figure.median(), figure.unit()) + range;
    }

    private static double callNanosNow() {
        try {
            Path path = Files.createTempFile("seatlog-bench", "");
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
                long began = System.nanoTime();
                for (int i = 0; i < CALLS; i++) {
                    file.getFilePointer();
                }
                return (double) (System.nanoTime() - began) / CALLS;
            } finally {
                Files.delete(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Two threads that wake each other in turn. */
    private static double handOverNanosNow() throws InterruptedException {
        Thread caller = Thread.currentThread();
        Ball ball = new Ball();
        Thread other = new Thread(() -> ball.play(1, caller), "hand-over");
        other.start();
        long began = System.nanoTime();
        ball.play(0, other);
        double nanos = (double) (System.nanoTime() - began) / HAND_OVERS;
        other.join();
        return nanos;
    }

    /** Memory outside the heap: Java hands it out as zeros, so to allocate it is to touch it. */
    private static double freshPageNanosNow() {
        long began = System.nanoTime();
        ByteBuffer.allocateDirect(FRESH_PAGES * PAGE_BYTES);
        return (double) (System.nanoTime() - began) / FRESH_PAGES;
    }

    private static double farReadNanosNow() {
        int[] next = FarMemory.NEXT;
        int at = FarMemory.at;
        long began = System.nanoTime();
        for (int i = 0; i < FAR_READS; i++) {
            at = next[at];
        }
        double nanos = (double) (System.nanoTime() - began) / FAR_READS;
        // Goes on from there next time: the first part of the way may be in a cache by now.
        FarMemory.at = at;
        return nanos;
    }

    /**
     * A way through memory, once by every place before it comes to one again: what stands at a place is where the next one is.
     *
     * @param places are so many
     * @param apart  from one to the next one in memory, for a cache takes the neighbours with it
     */
    static int[] wayThrough(int places, int apart) {
        int[] order = IntStream.range(0, places).toArray();
        SplittableRandom random = new SplittableRandom(1);
        for (int last = places - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int swapped = order[last];
            order[last] = order[other];
            order[other] = swapped;
        }
        int[] next = new int[places * apart];
        for (int i = 0; i < places; i++) {
            next[order[i] * apart] = order[(i + 1) % places] * apart;
        }
        return next;
    }

    /** More than the caches of most processors hold. */
    private static final class FarMemory {
        private static final int LINE_INTS = 64 / Integer.BYTES;
        private static final int[] NEXT = wayThrough((64 << 20) / Integer.BYTES / LINE_INTS, LINE_INTS);
        private static int at;
    }

    private static final class Ball {
        private volatile int turn;

        /** Waits for its turns, of which every second one is its own, and wakes the other after each. */
        private void play(int first, Thread other) {
            for (int own = first; own < HAND_OVERS; own += 2) {
                while (turn != own) {
                    LockSupport.park(this);
                }
                turn = own + 1;
                LockSupport.unpark(other);
            }
        }
    }
}
