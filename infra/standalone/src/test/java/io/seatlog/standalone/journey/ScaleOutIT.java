package io.seatlog.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.seatlog.inventory.InventoryApp;
import io.seatlog.standalone.TwoDoors;
import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScaleOutIT {

    private static final Duration FAILOVER_MAX = Duration.ofSeconds(15);
    private static final Path FOLDER =
            Path.of("target", "scale-out-" + ProcessHandle.current().pid());

    private TwoDoors doors;
    private AppProcess first;
    private AppProcess second;
    private Stage stage;
    private List<SeatlogClient> through;

    @BeforeAll
    void open() {
        doors = TwoDoors.open(FOLDER);
        first = inventory("inventory-1");
        second = inventory("inventory-2");
        first.awaitReady();
        second.awaitReady();
        through = doors.origins().stream().map(SeatlogClient::at).toList();
        stage = new Stage(through.get(0));
    }

    private AppProcess inventory(String name) {
        return AppProcess.start(InventoryApp.class, doors.settings(name), FOLDER.resolve("logs/" + name + ".log"));
    }

    @AfterAll
    void close() {
        first.close();
        second.close();
        doors.close();
    }

    @Test
    void aRetryThroughTheOtherDoorIsTheSameOrder() {
        stage.publish("two-doors", Stage.house("PT10M"));
        SeatlogClient ann = stage.buyer("ann");
        List<CompletableFuture<Answer>> asked = IntStream.range(0, 6)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> ann.like(through.get(number % 2)).orderDecided("two-doors", "k", Map.of("quantity", 2))))
                .toList();
        Set<String> orders = new HashSet<>();
        asked.forEach(answer -> orders.add(answer.join().expect(201).text("orderId")));
        assertThat(orders).hasSize(1);

        Answer read = stage.awaitAvailability("two-doors", answer -> answer.number("held") == 2);
        await().untilAsserted(() -> {
            Answer other = through.get(1).get("/api/showtimes/two-doors/availability");
            assertThat(other.body()).isEqualTo(read.body());
            assertThat(other.header("ETag")).isEqualTo(read.header("ETag"));
        });
    }

    @Test
    void aSaleGoesOnWhenTheOwnerOfItsShowtimeIsKilled() throws Exception {
        Map<String, Object> arena = Stage.house("PT1H");
        arena.put("sections", List.of(Map.of("id", "arena", "category", "Seat", "rows", 100, "seatsPerRow", 100)));
        List<String> showtimes = List.of("sale-1", "sale-2", "sale-3", "sale-4");
        showtimes.forEach(showtime -> stage.publish(showtime, arena));
        List<Sale> sales = showtimes.stream()
                .map(showtime -> new Sale(showtime, through, stage, 2))
                .toList();
        await().atMost(FAILOVER_MAX).until(() -> sales.stream().allMatch(sale -> sale.acceptedCount() > 20));

        first.kill();
        long killed = System.nanoTime();
        int[] before = sales.stream().mapToInt(Sale::acceptedCount).toArray();
        await("every sale goes on").atMost(FAILOVER_MAX).until(() -> IntStream.range(0, before.length)
                .allMatch(index -> sales.get(index).acceptedCount() > before[index] + 20));
        System.out.printf("The slowest sale went on %.1f s after the kill%n", (System.nanoTime() - killed) / 1e9);
        for (int index = 0; index < sales.size(); index++) {
            check(showtimes.get(index), sales.get(index).end());
        }
    }

    /** Nothing acknowledged is lost, and no seat was given twice. */
    private void check(String showtime, List<Sale.Accepted> accepted) {
        Set<String> seats = new HashSet<>();
        accepted.forEach(
                order -> assertThat(seats.add(order.seat())).as(order.seat()).isTrue());
        stage.awaitAvailability(showtime, read -> read.number("held") == accepted.size());
    }
}
