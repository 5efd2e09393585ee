package io.seatlog.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.seatlog.inventory.InventoryApp;
import io.seatlog.standalone.TwoDoors;
import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
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
    void everyRequestSentThriceThroughBothDoorsIsOneOrderAndOneAnswer() {
        stage.publish("two-doors", Stage.house("PT10M"));
        Map<String, List<CompletableFuture<Answer>>> asked = new LinkedHashMap<>();
        for (String name : List.of("ann", "ben")) {
            SeatlogClient buyer = stage.buyer(name);
            for (int request = 0; request < 5; request++) {
                String key = "k-" + request;
                asked.put(
                        name + " " + key,
                        IntStream.range(0, 3)
                                .mapToObj(time -> through.get(time % 2))
                                .map(door -> CompletableFuture.supplyAsync(
                                        () -> buyer.like(door).orderDecided("two-doors", key, Map.of("quantity", 1))))
                                .toList());
            }
        }

        Set<String> orders = new HashSet<>();
        asked.forEach((request, answers) -> {
            Set<String> bodies = answers.stream()
                    .map(answer -> Rush.withoutNow(answer.join().expect(201).body()))
                    .collect(Collectors.toSet());
            assertThat(bodies).as("but for now, the answers to %s", request).hasSize(1);
            orders.add(answers.get(0).join().text("orderId"));
        });
        assertThat(orders).hasSize(asked.size());

        Answer read = stage.awaitAvailability("two-doors", answer -> answer.number("held") == asked.size());
        await().untilAsserted(() -> {
            Answer other = through.get(1).get("/api/showtimes/two-doors/availability");
            assertThat(other.body()).isEqualTo(read.body());
            assertThat(other.header("ETag")).isEqualTo(read.header("ETag"));
        });
    }

    @Test
    void theWinnerOfTheLastSeatWhoseAnswerIsLostIsToldItAgainThroughTheOtherDoor() throws Exception {
        Map<String, Object> chair = Stage.house("PT10M");
        chair.put("sections", List.of(Map.of("id", "only", "category", "Seat", "rows", 1, "seatsPerRow", 1)));
        stage.publish("one-chair", chair);
        String token = stage.anybody()
                .post("/dev/token", Map.of("sub", "cleo"))
                .expect(200)
                .text("access_token");
        SeatlogClient buyer = stage.anybody().with(token);

        try (Socket unread = askWithoutReading("one-chair", "k", token)) {
            stage.awaitAvailability("one-chair", read -> read.number("held") == 1);
            assertThat(unread.isConnected()).isTrue();
        }
        stage.buyer("dora")
                .orderDecided("one-chair", "k", Map.of("quantity", 1))
                .expect(409);

        Answer again = buyer.like(through.get(1))
                .orderDecided("one-chair", "k", Map.of("quantity", 1))
                .expect(201);
        Answer first =
                buyer.orderDecided("one-chair", "k", Map.of("quantity", 1)).expect(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(Rush.withoutNow(again.body())).isEqualTo(Rush.withoutNow(first.body()));
    }

    /** Sends a request for one seat through the first door; whoever closes the socket drops the answer. */
    private Socket askWithoutReading(String showtime, String key, String token) throws IOException {
        URI door = doors.origins().get(0);
        String body = "{\"quantity\":1}";
        String request = String.join(
                "\r\n",
                "POST /api/showtimes/" + showtime + "/orders HTTP/1.1",
                "Host: " + door.getAuthority(),
                "Authorization: Bearer " + token,
                "Idempotency-Key: " + key,
                "Content-Type: application/json",
                "Content-Length: " + body.length(),
                "",
                body);
        Socket socket = new Socket(door.getHost(), door.getPort());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
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
