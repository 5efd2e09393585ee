package io.seatlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.audit.AuditReport.Ending;
import io.seatlog.backing.FreePort;
import io.seatlog.standalone.chaos.Storm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code ./seatlog chaos}. */
class StormIT {

    private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-Xmx1g");
    private static final int ORDERS = 100;

    @TempDir
    Path folder;

    @Test
    void everyOrderEndsRightThoughTheProviderMisbehavesAndEverythingIsKilled() throws Exception {
        Storm.Plan plan = new Storm.Plan(
                ORDERS, 24, 1, Duration.ofSeconds(4), 0.01, Duration.ofSeconds(15), Duration.ofMinutes(3), 1);

        Storm.Aftermath aftermath = Storm.run(
                plan, folder.resolve("data"), FreePort.any(), JVM, line -> System.out.println("Storm: " + line));

        System.out.println(aftermath.report());
        assertThat(aftermath.report().faults()).isEmpty();
        assertThat(aftermath.complaints()).isEmpty();
        assertThat(aftermath.report().orders()).isEqualTo(ORDERS);
        assertThat(aftermath.report().orders(Ending.PAID)).isPositive();
        assertThat(aftermath.report().orders(Ending.NOTHING_KEPT)).isPositive();
        assertThat(aftermath.report().orders(Ending.STILL_HELD)).isZero();
    }
}
