package io.seatlog.standalone.journey;

import static io.seatlog.standalone.journey.Stage.seats;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** From a paid order to a seat: tickets, the page that shows them, and the door that lets each in once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorIT {

    /** How many tickets are scanned by all doors at once; many more by hand. */
    private static final int TICKETS = Integer.getInteger("seatlog.tickets", 200);

    private static final int DOORS = 4;
    private static final int SCANNERS_A_DOOR = 8;
    private static final int SCANS_A_TICKET = 3;
    private static final int ORDER_MAX = 100;

    private Stage stage;

    @BeforeAll
    void open() {
        stage = new Stage(SeatlogClient.at(RunningStandalone.origin()));
    }

    @Test
    void whoHasPaidShowsATicketAndComesInOnce() {
        stage.publish("door", Stage.house("PT10M"));
        SeatlogClient ann = stage.buyer("ann-door");
        Answer order = Door.bought(ann, "door", "k1", seats("stalls:1:1", "stalls:1:2"));
        JsonNode ticket = Door.tickets(ann, order).get(0);
        String id = ticket.path("id").asString();
        String key = order.text("key");
        String token = ticket.path("token").asString();
        assertThat(id).isEqualTo(order.text("orderId") + "-1");
        assertThat(ticket.path("status").asString()).isEqualTo("VALID");
        assertThat(page(id, key)).contains("<h1>Hamlet</h1>", "London time · Globe", "Valid</p>", "Ticket 1 of 2");
        assertThat(stage.anybody()
                        .get("/api/orders/" + order.text("orderId") + "/tickets/" + id + ".png?key=" + key)
                        .expect(200)
                        .header("Content-Type"))
                .isEqualTo("image/png");

        Door door = new Door(stage, "door", "dora");
        Answer admitted = door.admit("scan-1", token).expect(200);
        assertThat(admitted.text("ticketId")).isEqualTo(id);
        assertThat(admitted.text("gate")).isEqualTo("North");
        assertThat(admitted.text("seat.number")).isEqualTo("1");

        Answer repeated = door.admit("scan-1", token).expect(200);
        assertThat(repeated.body()).isEqualTo(admitted.body());
        assertThat(repeated.header("Idempotent-Replayed")).isEqualTo("true");
        Answer second = door.admit("scan-2", token).expect(409);
        assertThat(second.reason()).isEqualTo("ALREADY_ADMITTED");
        assertThat(second.text("first.at")).isEqualTo(admitted.text("at"));
        assertThat(second.text("first.gate")).isEqualTo("North");

        assertThat(door.awaitChanges("admitted", 1)
                        .path("admitted")
                        .get(0)
                        .get(0)
                        .asString())
                .isEqualTo(id);
        assertThat(page(id, key)).contains("Used</p>", "at gate North.");
        assertThat(Door.tickets(ann, order).get(0).path("status").asString()).isEqualTo("ADMITTED");
        assertThat(page(order.text("orderId") + "-2", key)).contains("Valid</p>");
    }

    @Test
    void noForgedTicketAndNoneOfAnotherShowtimeLetsAnybodyIn() {
        stage.publish("door-forged", Stage.house("PT10M"));
        SeatlogClient ben = stage.buyer("ben-door");
        Answer order = Door.bought(ben, "door-forged", "k1", Map.of("quantity", 1));
        JsonNode ticket = Door.tickets(ben, order).get(0);
        String token = ticket.path("token").asString();
        Door door = new Door(stage, "door-forged", "dora");

        List<Map<String, Object>> forged = new ArrayList<>();
        for (int at = 0; at < token.length(); at++) {
            char other = token.charAt(at) == '0' ? '1' : '0';
            forged.add(door.scan("forged-" + at, token.substring(0, at) + other + token.substring(at + 1)));
        }
        door.tell(forged).body().path("results").forEach(result -> assertThat(
                        result.path("status").asInt())
                .as(result.toString())
                .isEqualTo(422));
        assertThat(new Door(stage, "door-elsewhere", "dora")
                        .admit("s", token)
                        .expect(409)
                        .reason())
                .isEqualTo("WRONG_SHOWTIME");
        assertThat(door.keeper()
                        .like(stage.anybody())
                        .get("/tickets/" + ticket.path("id").asString() + "?key=" + order.text("key") + "A")
                        .status())
                .isEqualTo(404);
        assertThat(ben.post("/api/tickets/admissions", door.scan("s", token))
                        .expect(403)
                        .reason())
                .isEqualTo("FORBIDDEN");
        door.admit("s", token).expect(200);
    }

    @Test
    void whatWasScannedOfflineIsToldAndNoConflictIsSilent() {
        stage.publish("door-offline", Stage.house("PT10M"));
        SeatlogClient cat = stage.buyer("cat-door");
        Answer order = Door.bought(cat, "door-offline", "k1", Map.of("quantity", 3));
        List<String> tokens = Door.tickets(cat, order).stream()
                .map(ticket -> ticket.path("token").asString())
                .toList();
        Door online = new Door(stage, "door-offline", "dora");
        Door offline = new Door(stage, "door-offline", "otto");
        online.admit("on-1", tokens.get(0)).expect(200);
        String at = "2026-01-01T18:00:00Z";
        List<Map<String, Object>> scans = List.of(
                offline.offline("off-1", tokens.get(0), at),
                offline.offline("off-2", tokens.get(1), at),
                offline.offline("off-3", tokens.get(1), at),
                offline.offline("off-4", tokens.get(2) + "0", at),
                offline.scan("off-5", tokens.get(2)));

        for (int told = 0; told < 2; told++) {
            JsonNode answer = offline.tell(scans).body();
            assertThat(answer.path("results")
                            .valueStream()
                            .map(result -> result.path("scanId").asString()
                                    + ' '
                                    + result.path("status").asInt()))
                    .containsExactly("off-1 409", "off-2 200", "off-3 409", "off-4 422", "off-5 200");
            assertThat(answer.path("results")
                            .get(1)
                            .path("admission")
                            .path("at")
                            .asString())
                    .as("the scanner's own time")
                    .isEqualTo(at);
            assertThat(answer.path("conflicts")
                            .valueStream()
                            .map(conflict -> conflict.path("scanId").asString()
                                    + ' '
                                    + conflict.path("reason").asString()))
                    .containsExactly("off-1 ALREADY_ADMITTED", "off-3 ALREADY_ADMITTED", "off-4 TICKET_MALFORMED");
        }
        JsonNode changes = online.awaitChanges("conflicts", 2);
        assertThat(changes.path("admitted").size()).isEqualTo(3);
        assertThat(changes.path("conflicts").valueStream().map(conflict -> conflict.get(0)
                        .asString()))
                .containsExactlyInAnyOrder(order.text("orderId") + "-1", order.text("orderId") + "-2");
    }

    @Test
    void ofThreeWhoComeWithOneTicketOneComesIn() throws Exception {
        stage.publish("door-crowd", Door.freeHouse(TICKETS));
        List<String> tokens = crowdsTokens();
        List<Door> doors = IntStream.range(0, DOORS)
                .mapToObj(door -> new Door(stage, "door-crowd", "keeper-" + door))
                .toList();
        Queue<Integer> comers = new ConcurrentLinkedQueue<>(IntStream.range(0, TICKETS * SCANS_A_TICKET)
                .mapToObj(comer -> comer / SCANS_A_TICKET)
                .toList());
        Map<Integer, List<Answer>> told = new ConcurrentHashMap<>();
        IntStream.range(0, TICKETS)
                .forEach(ticket -> told.put(ticket, Collections.synchronizedList(new ArrayList<>())));

        long started = System.nanoTime();
        ExecutorService scanners = Executors.newFixedThreadPool(DOORS * SCANNERS_A_DOOR);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int scanner = 0; scanner < DOORS * SCANNERS_A_DOOR; scanner++) {
                int number = scanner;
                ends.add(scanners.submit(() -> {
                    Door door = doors.get(number % DOORS);
                    int scans = 0;
                    for (Integer ticket = comers.poll(); ticket != null; ticket = comers.poll()) {
                        told.get(ticket).add(door.admit("scanner-" + number + '-' + scans++, tokens.get(ticket)));
                    }
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            scanners.shutdownNow();
        }
        double seconds = (System.nanoTime() - started) / 1e9;

        long admitted = told.values().stream()
                .flatMap(List::stream)
                .filter(answer -> answer.status() == 200)
                .count();
        System.out.printf(
                "Door: %d tickets scanned %d times each by %d doors at once, %d admissions, %.2f s%n",
                TICKETS, SCANS_A_TICKET, DOORS, admitted, seconds);
        told.forEach((ticket, answers) -> assertOneCameIn(tokens.get(ticket), answers));
        doors.get(0).awaitAdmitted(TICKETS);
    }

    private static void assertOneCameIn(String token, List<Answer> answers) {
        List<Answer> in =
                answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(answers).hasSize(SCANS_A_TICKET);
        assertThat(in).as("with %s", token).hasSize(1);
        answers.stream().filter(answer -> answer.status() != 200).forEach(refused -> {
            assertThat(refused.reason()).as(refused.toString()).isEqualTo("ALREADY_ADMITTED");
            assertThat(refused.text("first.at")).isEqualTo(in.get(0).text("at"));
        });
    }

    /** Tokens of all tickets, in an order that has nothing to do with who bought them. */
    private List<String> crowdsTokens() {
        SeatlogClient buyer = stage.buyer("crowd-door");
        List<String> tokens = new ArrayList<>();
        Map<String, Answer> orders = new HashMap<>();
        for (int left = TICKETS; left > 0; left -= ORDER_MAX) {
            String key = "k" + left;
            orders.put(key, Door.bought(buyer, "door-crowd", key, Map.of("quantity", Math.min(left, ORDER_MAX))));
        }
        orders.values().forEach(order -> Door.tickets(buyer, order)
                .forEach(ticket -> tokens.add(ticket.path("token").asString())));
        assertThat(tokens).hasSize(TICKETS).doesNotHaveDuplicates();
        Collections.shuffle(tokens, new Random(1));
        return tokens;
    }

    private String page(String ticketId, String key) {
        return stage.anybody()
                .get("/tickets/" + ticketId + "?key=" + key, Map.of("Accept", "text/html"))
                .expect(200)
                .body()
                .asString();
    }
}
