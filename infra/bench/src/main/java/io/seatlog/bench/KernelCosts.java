package io.seatlog.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * What a program pays for asking the kernel, and for waking another thread. Everything here does both thousands of times a
 * second, and machines differ tenfold: virtual ones that keep the kernel's pages apart from programs' are dear.
 *
 * @param callNanos     a system call that does next to nothing
 * @param handOverNanos from when a thread wakes another one until that one runs
 */
record KernelCosts(double callNanos, double handOverNanos) {

    private static final int ROUNDS = 5;
    private static final int CALLS = 100_000;
    private static final int HAND_OVERS = 10_000;

    /** Takes about a second; the best of some rounds counts, for others only add to it. */
    static KernelCosts measure() {
        double call = Double.MAX_VALUE;
        double handOver = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            call = Math.min(call, callNanosNow());
            handOver = Math.min(handOver, handOverNanosNow());
        }
        return new KernelCosts(call, handOver);
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
    private static double handOverNanosNow() {
        Thread caller = Thread.currentThread();
        Ball ball = new Ball();
        Thread other = new Thread(() -> ball.play(1, caller), "hand-over");
        other.start();
        long began = System.nanoTime();
        ball.play(0, other);
        return (double) (System.nanoTime() - began) / HAND_OVERS;
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
