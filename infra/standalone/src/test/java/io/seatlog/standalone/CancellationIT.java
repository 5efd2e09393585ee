package io.seatlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.seatlog.audit.AuditCommand;
import io.seatlog.audit.AuditReport;
import io.seatlog.audit.AuditReport.Ending;
import io.seatlog.audit.Evidence;
import io.seatlog.audit.Ledger;
import io.seatlog.audit.MoneyAudit;
import io.seatlog.backing.FreePort;
import io.seatlog.standalone.chaos.UpProcess;
import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import io.seatlog.standalone.journey.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A showtime that is sold is called off, and everything is killed while money goes back. */
class CancellationIT {

    /** How many orders are paid and given back; many more by hand. */
    private static final int ORDERS = Integer.getInteger("seatlog.cancelled", 200);

    private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-Xmx1g");
    private static final String SHOWTIME = "called-off";
    private static final String CANCELLATION = "/api/showtimes/" + SHOWTIME + "/cancellation";
    private static final int BUYERS = 32;
    private static final int PRICE = 4_990;
    private static final Duration PATIENCE = Duration.ofMinutes(1).plusMillis(ORDERS * 50L);

    @TempDir
    Path folder;

    @Test
    void everyOrderIsGivenBackOnceThoughEverythingIsKilledMeanwhile() throws Exception {
        int port = FreePort.any();
        UpProcess running = UpProcess.start(folder.resolve("data"), port, JVM);
        try {
            sell(running.client());
            provider(running)
                    .send(
                            "POST",
                            "/emulator/faults",
                            "kind=slow&on=create_refund&rate=1&delay=PT0.5S",
                            Map.of("Content-Type", "application/x-www-form-urlencoded"))
                    .expect(200);
            long began = System.nanoTime();
            organizer(running).post(CANCELLATION, Map.of()).expect(202);
            long before = awaitRefunds(running, ORDERS / 4);
            running.killAll();

            running = UpProcess.start(folder.resolve("data"), port, JVM);
            long after = refunds(running);
            awaitRefunds(running, ORDERS);
            organizer(running).post(CANCELLATION, Map.of()).expect(202);

            System.out.printf(
                    "Cancellation: %,d orders given back in %.0f s, killed when %,d were, %,d of them when it was back%n",
                    ORDERS, (System.nanoTime() - began) / 1e9, before, after);
            assertThat(before).isLessThan(ORDERS);
            assertGivenBackOnce(evidence(running));
        } finally {
            running.close();
        }
    }

    private static void sell(SeatlogClient anybody) throws Exception {
        Stage stage = new Stage(anybody);
        Map<String, Object> house = Stage.house("PT15M");
        house.put("maxSeatsPerCustomer", ORDERS);
        house.put("prices", Map.of("Standing", PRICE));
        house.put("sections", List.of(Map.of("id", "yard", "category", "Standing", "capacity", ORDERS)));
        stage.publish(SHOWTIME, house);
        ExecutorService buyers = Executors.newFixedThreadPool(BUYERS);
        try {
            List<Future<?>> ends = IntStream.range(0, BUYERS)
                    .<Future<?>>mapToObj(number -> buyers.submit(() -> {
                        SeatlogClient buyer = stage.buyer("buyer-" + number);
                        for (int order = number; order < ORDERS; order += BUYERS) {
                            buy(buyer, "k" + order);
                        }
                    }))
                    .toList();
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            buyers.shutdownNow();
        }
    }

    private static void buy(SeatlogClient buyer, String key) {
        String order = buyer.orderDecided(SHOWTIME, key, Map.of("quantity", 1))
                .expect(201)
                .text("orderId");
        Answer page =
                buyer.decided("/api/orders/" + order + "/payment", Map.of()).expect(201);
        SeatlogClient.onPage(page.text("url"), "pay");
        Stage.awaitOrder(buyer, order, "PAID");
    }

    private static SeatlogClient organizer(UpProcess running) {
        return running.client().as("olga", "organizer");
    }

    private static SeatlogClient provider(UpProcess running) {
        return SeatlogClient.at(running.parts().provider());
    }

    /** How many refunds have gone through, as organisers read it. */
    private static long refunds(UpProcess running) {
        return Math.max(0, organizer(running).get(CANCELLATION).expect(200).number("refunds.SUCCEEDED"));
    }

    private static long awaitRefunds(UpProcess running, int count) {
        return await("money goes back")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> refunds(running), refunds -> refunds >= count);
    }

    private static Evidence evidence(UpProcess running) throws Exception {
        return AuditCommand.evidenceOf(running.parts());
    }

    private static void assertGivenBackOnce(Evidence evidence) {
        AuditReport report = MoneyAudit.of(evidence, Instant.now());
        System.out.println(report);
        assertThat(report.faults()).isEmpty();
        assertThat(report.orders(Ending.REFUNDED)).isEqualTo(ORDERS);
        assertThat(evidence.ledger().sessions()).hasSize(ORDERS).allSatisfy(session -> {
            Ledger.Payment payment = session.payment();
            assertThat(payment).isNotNull();
            assertThat(List.of(payment.captured(), payment.refunded())).containsOnly((long) PRICE);
            assertThat(payment.refunds()).singleElement().satisfies(refund -> {
                assertThat(refund.status()).isEqualTo("succeeded");
                assertThat(refund.amount()).isEqualTo(PRICE);
            });
        });
        assertThat(evidence.ledger().totals().get("eur").refunded()).isEqualTo((long) ORDERS * PRICE);
    }
}
