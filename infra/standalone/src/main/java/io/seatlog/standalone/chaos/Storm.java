package io.seatlog.standalone.chaos;

import io.seatlog.audit.AuditCommand;
import io.seatlog.audit.AuditReport;
import io.seatlog.audit.Evidence;
import io.seatlog.audit.MoneyAudit;
import io.seatlog.standalone.client.SeatlogClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs the sale, the killing and the audit. */
public final class Storm {

    /** All the emulator can do wrong by rate. */
    private static final List<String> MISBEHAVIOUR = List.of(
            "rate_limit",
            "timeout_before",
            "timeout_after",
            "slow",
            "error_before",
            "error_after",
            "decline",
            "challenge",
            "refund_refused",
            "refund_failed",
            "refund_pending",
            "refund_fails_later",
            "webhook_twice",
            "webhook_late",
            "webhook_swapped",
            "webhook_forged",
            "webhook_lost");

    private static final Duration AUDIT_AGAIN = Duration.ofSeconds(5);

    /**
     * How bad it gets.
     *
     * @param orders    how many orders are asked for
     * @param atOnce    buyers at a time
     * @param kills     how often everything is killed
     * @param killAfter how long after each time it is ready
     * @param rate      of each misbehaviour of the provider
     * @param holdFor   how long seats are held
     * @param patience  longest time for the sale, and again for coming to rest
     */
    public record Plan(
            int orders,
            int atOnce,
            int kills,
            Duration killAfter,
            double rate,
            Duration holdFor,
            Duration patience,
            long seed) {}

    private final Plan plan;
    private final Path data;
    private final int port;
    private final List<String> jvm;
    private final Consumer<String> say;
    private final Told told = new Told();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile UpProcess running;

    private Storm(Plan plan, Path data, int port, List<String> jvm, Consumer<String> say) throws InterruptedException {
        this.plan = plan;
        this.data = data;
        this.port = port;
        this.jvm = jvm;
        this.say = say;
        this.running = started();
    }

    /** What is left when it is over: the evidence, what the audit found in it, and what else there is to complain of. */
    public record Aftermath(Evidence evidence, AuditReport report, List<String> complaints) {

        /** Whether nobody lost anything. */
        public boolean isClean() {
            return report.faults().isEmpty() && complaints.isEmpty();
        }
    }

    /**
     * Runs it on a data folder of its own and leaves no process behind.
     *
     * @param jvm options of the virtual machine of each start
     * @param say told of progress, a line each
     */
    public static Aftermath run(Plan plan, Path data, int port, List<String> jvm, Consumer<String> say)
            throws IOException, InterruptedException {
        Storm storm = new Storm(plan, data, port, jvm, say);
        try {
            Aftermath aftermath = storm.run();
            return new Aftermath(aftermath.evidence(), aftermath.report(), storm.stopped(aftermath.complaints()));
        } finally {
            storm.running.close();
        }
    }

    /** Stops it, and adds what is wrong with how it does to what was wrong before. */
    private List<String> stopped(List<String> before) throws InterruptedException {
        List<String> complaints = new ArrayList<>(before);
        if (!running.stop()) {
            complaints.add("It did not stop in time");
        }
        running.childrenAlive().forEach(child -> complaints.add("It left a process: " + child));
        return complaints;
    }

    private Aftermath run() throws IOException, InterruptedException {
        List<String> showtimes = publish();
        misbehave();
        ExecutorService buyers = Executors.newFixedThreadPool(plan.atOnce());
        Stubborn stubborn = new Stubborn(System.nanoTime() + plan.patience().toNanos());
        SplittableRandom random = new SplittableRandom(plan.seed());
        IntStream.range(0, plan.atOnce())
                .mapToObj(number -> random.split())
                .forEach(own -> buyers.execute(() -> buyUntilEnough(showtimes, stubborn, own)));
        buyers.shutdown();
        for (int kill = 1; kill <= plan.kills(); kill++) {
            TimeUnit.MILLISECONDS.sleep(plan.killAfter().toMillis());
            running.killAll();
            say.accept("killed, " + kill + " of " + plan.kills() + "; " + done + " orders are done");
            running = started();
            misbehave();
        }
        while (!buyers.awaitTermination(10, TimeUnit.SECONDS)) {
            say.accept(done + " of " + plan.orders() + " orders are done");
        }
        behave();
        say.accept("The sale is over; " + told);
        return rest();
    }

    private UpProcess started() throws InterruptedException {
        long began = System.nanoTime();
        UpProcess process = UpProcess.start(data, port, jvm);
        say.accept(String.format("ready after %.1f s", (System.nanoTime() - began) / 1e9));
        return process;
    }

    private List<String> publish() {
        SeatlogClient organizer = running.client().as("chaos", "organizer");
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        int seatsPerRow = 100;
        int showtimes = 4;
        int rows = Math.max(2, plan.orders() * 2 / showtimes / seatsPerRow);
        return IntStream.rangeClosed(1, showtimes)
                .mapToObj(number -> {
                    String id = "storm-" + number;
                    organizer
                            .put(
                                    "/api/showtimes/" + id,
                                    Map.ofEntries(
                                            Map.entry("event", "Storm"),
                                            Map.entry("venue", "Sea"),
                                            Map.entry("timeZone", "UTC"),
                                            Map.entry(
                                                    "startsAt",
                                                    now.plus(30, ChronoUnit.DAYS)
                                                            .toString()),
                                            Map.entry(
                                                    "salesOpenAt",
                                                    now.minus(1, ChronoUnit.HOURS)
                                                            .toString()),
                                            Map.entry(
                                                    "salesCloseAt",
                                                    now.plus(29, ChronoUnit.DAYS)
                                                            .toString()),
                                            Map.entry("currency", "EUR"),
                                            Map.entry("holdFor", plan.holdFor().toString()),
                                            Map.entry("maxSeatsPerCustomer", 100_000),
                                            Map.entry("prices", Map.of("Seat", 4_990)),
                                            Map.entry(
                                                    "refund",
                                                    Map.of(
                                                            "until",
                                                            now.plus(20, ChronoUnit.DAYS)
                                                                    .toString(),
                                                            "keep",
                                                            90)),
                                            Map.entry(
                                                    "sections",
                                                    List.of(Map.of(
                                                            "id",
                                                            "deck",
                                                            "category",
                                                            "Seat",
                                                            "rows",
                                                            rows,
                                                            "seatsPerRow",
                                                            seatsPerRow)))))
                            .expect(200, 201, 202);
                    return id;
                })
                .toList();
    }

    private void buyUntilEnough(List<String> showtimes, Stubborn stubborn, SplittableRandom random) {
        for (int number = begun.getAndIncrement(); number < plan.orders(); number = begun.getAndIncrement()) {
            String name = "buyer-" + number % 500;
            try {
                SeatlogClient anybody = running.client();
                SeatlogClient client =
                        anybody.with(stubborn.ask(() -> anybody.post("/dev/token", Map.of("sub", name)), 200)
                                .text("access_token"));
                String showtime = showtimes.get(random.nextInt(showtimes.size()));
                new Buyer(client, stubborn, told, random).buy(showtime, "k-" + number);
            } catch (TimeoutException gaveUp) {
                told.failed(name + ": " + gaveUp.getMessage());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException unexpected) {
                told.failed(name + ": " + unexpected);
            }
            done.incrementAndGet();
        }
    }

    /** Faults are forgotten with every restart, so they are set after each. */
    private void misbehave() throws IOException, InterruptedException {
        for (String kind : MISBEHAVIOUR) {
            emulator("POST", "faults", "kind=" + kind + "&rate=" + plan.rate());
        }
    }

    private void behave() throws IOException, InterruptedException {
        emulator("DELETE", "faults", "");
    }

    private void emulator(String method, String what, String form) throws IOException, InterruptedException {
        URI place = running.parts().provider().resolve("/emulator/" + what);
        HttpRequest request = HttpRequest.newBuilder(place)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(place + " answered " + answer.statusCode() + " " + answer.body());
        }
    }

    /** Looks again until nothing is under way any more, or patience ends. */
    private Aftermath rest() throws IOException, InterruptedException {
        long end = System.nanoTime() + plan.patience().toNanos();
        while (true) {
            Evidence evidence = AuditCommand.evidenceOf(running.parts());
            AuditReport report = MoneyAudit.of(evidence, Instant.now());
            long held = report.orders(AuditReport.Ending.STILL_HELD);
            boolean over = report.faults().isEmpty() && held == 0;
            if (over || System.nanoTime() > end) {
                return new Aftermath(evidence, report, complaints(evidence));
            }
            retryParked();
            say.accept("coming to rest: " + held + " orders are still held, "
                    + report.faults().size() + " have not ended");
            TimeUnit.MILLISECONDS.sleep(AUDIT_AGAIN.toMillis());
        }
    }

    /** Does what a person would with refunds that the provider did not make. */
    private void retryParked() {
        SeatlogClient organizer = running.client().as("chaos", "organizer");
        for (var parked : organizer
                .get("/api/operations/parked?limit=200")
                .expect(200)
                .body()
                .path("data")) {
            String order = parked.path("orderId").asString();
            organizer
                    .post("/api/operations/parked/" + order + "/resolution", Map.of("action", "RETRY"))
                    .expect(200, 202, 404, 409);
        }
    }

    /** What buyers were told and the log does not know. */
    private List<String> complaints(Evidence evidence) {
        List<String> complaints = new ArrayList<>(told.failures());
        Set<String> known = evidence.orders().keySet();
        told.acknowledged().stream()
                .filter(order -> !known.contains(order))
                .forEach(order -> complaints.add(order + " was acknowledged and is not there"));
        Set<String> paid = evidence.orders().values().stream()
                .filter(order -> Set.of("PAID", "PARTLY_REFUNDED", "REFUNDED")
                        .contains(order.getStatus().name()))
                .map(order -> order.getOrderId())
                .collect(Collectors.toSet());
        told.paid().stream()
                .filter(order -> !paid.contains(order))
                .forEach(order -> complaints.add(order + " was said to be paid and is not"));
        return complaints;
    }
}
