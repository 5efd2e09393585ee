package io.seatlog.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The generator proves itself before anything is measured with it. */
class GeneratorTest {

    private static final byte[] REQUEST = ("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                    + "t".repeat(500) + "\r\nContent-Length: 2\r\n\r\n{}")
            .getBytes(StandardCharsets.US_ASCII);

    private final Generator generator = new Generator(Duration.ofSeconds(1));
    private final EmptyServer server = new EmptyServer();
    private Lines lines;

    @BeforeEach
    void connect() throws InterruptedException {
        lines = generator.connect(server.address(), 16);
    }

    @AfterEach
    void end() {
        lines.close();
        generator.close();
        server.close();
    }

    private static void request(ByteBuf out) {
        out.writeBytes(REQUEST);
    }

    @Test
    void costsLittleAgainstAnEmptyServer() throws InterruptedException {
        lines.closedLoop(GeneratorTest::request, Duration.ofSeconds(1));
        Reading reading = lines.closedLoop(GeneratorTest::request, Duration.ofSeconds(1));
        System.out.printf(
                "Generator, not compiled well: %.0f/s, %.1f us of its thread a request%n",
                reading.acceptedPerSecond(), reading.cpuMicros());
        assertThat(reading.statuses().keySet()).containsExactly(201);
        assertThat(reading.requests()).isGreaterThan(500);
        // Under 10 us where C2 compiles it and nobody else works; here neither is so.
        assertThat(reading.cpuMicros()).isLessThan(60);
    }

    @Test
    void anOpenLoopTellsOfAServerThatStoodStill() throws InterruptedException {
        server.standStill(Duration.ofSeconds(1), Duration.ofSeconds(2));
        Reading reading = lines.openLoop(GeneratorTest::request, Arrivals.steady(500), Duration.ofSeconds(4));
        assertThat(reading.requests()).isEqualTo(2_000);
        // Half of the requests were due while it stood still, and waited for 0 to 2 s.
        assertThat(reading.accepted().millis(99)).isGreaterThan(1_700.0);
        assertThat(reading.accepted().millis(75)).isGreaterThan(600.0);
        assertThat(reading.accepted().millis(100)).isGreaterThan(1_900.0);
        assertThat(reading.slices().get(0).latency().getMaxValue()).isLessThan(1_000_000_000);
    }

    @Test
    void anOpenLoopTellsWhatWasDueFromWhatWasAnswered() throws InterruptedException {
        server.standStill(Duration.ofSeconds(1), Duration.ofSeconds(2));
        Reading reading = lines.openLoop(GeneratorTest::request, Arrivals.steady(500), Duration.ofSeconds(4));
        // A slice while it stood still, and the one in which it went on.
        assertThat(reading.slices().get(6).requests()).isEqualTo(125);
        assertThat(reading.slices().get(6).answered(Outcome.ACCEPTED)).isZero();
        assertThat(reading.slices().stream().mapToLong(slice -> slice.answered(Outcome.ACCEPTED)))
                .anyMatch(answers -> answers > 500);
        // All that was due meanwhile but one for each connection; those were sent.
        assertThat(reading.sending().waited()).isBetween(900L, 1_500L);
    }

    @Test
    void aClosedLoopWouldHaveHiddenIt() throws InterruptedException {
        server.standStill(Duration.ofSeconds(1), Duration.ofSeconds(2));
        Reading reading = lines.closedLoop(GeneratorTest::request, Duration.ofSeconds(4));
        assertThat(reading.accepted().millis(100)).isGreaterThan(1_900.0);
        assertThat(reading.accepted().millis(99)).isLessThan(1_000.0);
    }

    @Test
    void whatIsNeverAnsweredCountsAsLongAsItWaited() throws InterruptedException {
        server.standStill(Duration.ofMillis(500), Duration.ofSeconds(3));
        var running = lines.startOpenLoop(GeneratorTest::request, Arrivals.steady(200), Duration.ofSeconds(1));
        Reading reading = running.join();
        assertThat(reading.requests()).isEqualTo(200);
        assertThat(reading.statuses().get(Outcome.UNANSWERED)).isPositive();
        assertThat(reading.other().millis(50)).isGreaterThan(1_000.0);
        assertThat(reading.slices()).allMatch(slice -> slice.answered(Outcome.OTHER) == 0);
    }

    @Test
    void arrivalsOfABurstComeAsOftenAsTheySay() {
        Arrivals arrivals = Arrivals.burst(100, 8, Duration.ofSeconds(2), Duration.ofSeconds(1));
        assertThat(arrivals.at(199)).isLessThan(2_000_000_000L);
        assertThat(arrivals.at(200)).isEqualTo(2_000_000_000L);
        assertThat(arrivals.at(1000)).isEqualTo(3_000_000_000L);
        assertThat(arrivals.at(1001) - arrivals.at(1000)).isEqualTo(10_000_000L);
    }
}
