package io.seatlog.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * What a program pays for asking the kernel, for waking another thread, and for memory that it has not touched yet.
 * Everything here does the first two thousands of times a second, and a young JVM the third; machines differ tenfold and more:
 * virtual ones whose page tables are kept by software are dear.
 *
 * @param callNanos      a system call that does next to nothing
 * @param handOverNanos  from when a thread wakes another one until that one runs
 * @param freshPageNanos the first touch of a page of memory, 4 kB
 */
record KernelCosts(double callNanos, double handOverNanos, double freshPageNanos) {

    private static final int ROUNDS = 5;
    private static final int CALLS = 100_000;
    private static final int HAND_OVERS = 10_000;
    private static final int PAGE_BYTES = 4096;

    /** 64 MB: malloc gets so much from the kernel each time. */
    private static final int FRESH_PAGES = 16_384;

    /** Takes a second or two; the best of some rounds counts, for others only add to it. */
    static KernelCosts measure() throws InterruptedException {
        double call = Double.MAX_VALUE;
        double handOver = Double.MAX_VALUE;
        double freshPage = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            call = Math.min(call, callNanosNow());
            handOver = Math.min(handOver, handOverNanosNow());
            freshPage = Math.min(freshPage, freshPageNanosNow());
        }
        return new KernelCosts(call, handOver, freshPage);
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
