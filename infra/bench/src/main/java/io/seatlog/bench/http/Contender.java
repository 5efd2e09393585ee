package io.seatlog.bench.http;

import io.seatlog.bench.CpuTimes;
import io.seatlog.bench.SystemUnderTest;
import java.net.InetSocketAddress;
import java.util.Map;

/** One of the systems that are measured in turns. */
interface Contender {

    /** What the report calls it. */
    String name();

    /** Where its HTTP is. */
    InetSocketAddress address();

    /** Its processes by role. */
    Map<String, ProcessHandle> processes();

    /** Waits until nothing is left to be done for what was asked. */
    default void settle() throws InterruptedException {
        // Most do no more than they answer.
    }

    /** What CPU they have used up to now. */
    default CpuTimes cpu() {
        return CpuTimes.of(processes());
    }

    /** Where the system under test listens. */
    static InetSocketAddress addressOf(SystemUnderTest system) {
        return new InetSocketAddress(system.origin().getHost(), system.origin().getPort());
    }
}
