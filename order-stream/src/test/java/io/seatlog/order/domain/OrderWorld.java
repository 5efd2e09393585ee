package io.seatlog.order.domain;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.SeatId;
import io.seatlog.id.SectionId;
import io.seatlog.id.ShowtimeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One order in a world that does everything late, twice, out of order or not at all, as far as the real one may: the
 * four inputs are merged at random, the relay and the worker repeat themselves, events get lost.
 */
final class OrderWorld {

    static final Instant START = Instant.parse("2026-06-01T10:00:00Z");
    static final CustomerId BUYER = new CustomerId("buyer");
    private static final int STEPS = 120;

    final SplittableRandom random;
    final OrderRules rules;
    final Sale sale;
    final SeatLogModel seats;
    final ProviderModel provider;
    final TicketDesk desk;
    /** A world in which nothing waits long before the deadline, so that who pays in time must get the seats. */
    final boolean prompt;
    /** One in how many chances to ask for the page the buyer takes. */
    final int patience;

    final Deque<OrderCommand> commands = new ArrayDeque<>();
    final Deque<Input> outcomes = new ArrayDeque<>();
    final Deque<SeatRequest> seatRequests = new ArrayDeque<>();
    final Deque<SeatLogModel.Command> seatCommands = new ArrayDeque<>();
    final Deque<PaymentRequest> paymentRequests = new ArrayDeque<>();
    final Deque<Input.ShowtimeCancelled> walk = new ArrayDeque<>();
    final List<Input> unreported = new ArrayList<>();
    final Map<String, PayOrder> asked = new LinkedHashMap<>();
    final Map<String, List<Answer>> heard = new LinkedHashMap<>();
    final List<String> trace = new ArrayList<>();
    boolean traced;
    /** How many inputs the order has heard. */
    int inputs;

    Consumer<Order> watcher = any -> {};
    Instant now = START;

    @Nullable
    Order order;

    boolean askedAgain;
    boolean meddled;
    /** A payment came from a page that the order knows nothing of. */
    boolean ghosts;

    boolean rightlyAuthorised;
    boolean wronglyAuthorised;
    boolean paidInTime;

    OrderWorld(long seed, OrderRules rules) {
        this.random = new SplittableRandom(seed);
        this.rules = rules;
        this.prompt = seed % 3 == 0;
        this.patience = 1 << random.nextInt(6);
        this.sale = sale(seed % 5 == 4 ? 0 : 2500, TicketDesk.POLICIES.get((int) (seed % TicketDesk.POLICIES.size())));
        this.seats = new SeatLogModel(sale);
        this.provider = new ProviderModel(random.split(), seed);
        this.desk = new TicketDesk(this, seed);
    }

    static Sale sale(long price) {
        return sale(price, null);
    }

    static Sale sale(long price, @Nullable RefundPolicy refund) {
        var id = OrderId.of(BUYER, new ShowtimeId("hamlet"), "key");
        var seat =
                new SoldSeat(new SectionId("A"), 7, new SeatId("A:1:8"), "1", "8", "stalls", new Price(price, 0, 700));
        var next =
                new SoldSeat(new SectionId("A"), 8, new SeatId("A:1:9"), "1", "9", "stalls", new Price(price, 0, 700));
        return new Sale(
                id, BUYER, List.of(seat, next), "EUR", START, START.plusSeconds(900), new Receipt(3, 42), refund);
    }

    void run() {
        for (int i = 0; i < (prompt ? 2 * STEPS : STEPS); i++) {
            act();
            if (prompt) {
                drain();
                OrderOracle.checkPrompt(this);
                askedAgain = false;
            }
        }
        desk.open();
        provider.quiet = true;
        end();
    }

    private void end() {
        if (now.isBefore(sale.expiresAt())) {
            now = sale.expiresAt();
        }
        seatCommands.add(new SeatLogModel.Command(SeatLogModel.Kind.EXPIRE, "expire-last"));
        seats.seatsTaken |= prompt;
        drain();
        for (int i = 0; i < 200 && order != null && order.wakeAt() != null; i++) {
            now = now.isAfter(order.wakeAt()) ? now : order.wakeAt();
            hear(new Input.Tick(now));
            drain();
        }
    }

    private void act() {
        switch (random.nextInt(prompt ? 9 : 22)) {
            case 0, 1 -> pass(Duration.ofSeconds(random.nextInt(prompt ? 50 : 240)));
            case 2, 3 -> {
                if (random.nextInt(patience) == 0) {
                    ask();
                }
            }
            case 4, 5 -> pay();
            case 6 -> rarely();
            case 7 -> organise();
            case 8 -> tick();
            default -> anyStep();
        }
    }

    private void pass(Duration time) {
        boolean crosses = now.isBefore(sale.expiresAt()) && now.plus(time).isAfter(sale.expiresAt());
        if (crosses && random.nextBoolean()) {
            ask();
        }
        now = now.plus(time);
        if (now.isAfter(sale.expiresAt())) {
            seats.seatsTaken |= prompt || random.nextInt(3) == 0;
            seatCommands.add(new SeatLogModel.Command(SeatLogModel.Kind.EXPIRE, "expire"));
        }
        if (prompt) {
            tick();
        }
    }

    void tick() {
        if (order != null && order.wakeAt() != null && !now.isBefore(order.wakeAt())) {
            hear(new Input.Tick(now));
        }
    }

    private void ask() {
        int times = random.nextInt(4) == 0 ? 20 : 1;
        for (int i = 0; i < times; i++) {
            String id = "pay-" + asked.size();
            CustomerId who = random.nextInt(8) == 0 ? new CustomerId("thief") : BUYER;
            var command = new PayOrder(id, new Receipt(0, asked.size()), "0011", who, "https://back", null, now);
            asked.put(id, command);
            askedAgain |= who.equals(BUYER) && now.isBefore(sale.expiresAt());
            commands.add(command);
            if (random.nextInt(6) == 0) {
                commands.add(command);
            }
        }
    }

    private void pay() {
        List<ProviderModel.PayPage> open = provider.pages.values().stream()
                .filter(page -> page.open && isUrlKnown(page.id))
                .toList();
        if (open.isEmpty()) {
            return;
        }
        ProviderModel.PayPage page = open.get(random.nextInt(open.size()));
        ProviderModel.Intent intent = provider.intentOf(page, sale.total());
        if (random.nextInt(3) == 0) {
            provider.tell(intent, false);
            return;
        }
        intent.amount = random.nextInt(10) == 0 ? sale.total() - 1 : sale.total();
        authorise(intent, ghosts);
        page.open = false;
        if (random.nextInt(3) == 0) {
            provider.events.add(new Input.PaymentShown(
                    now, null, new Reading(page.id, false, intent.id, IntentStatus.INCOMPLETE, 0, "")));
        }
    }

    private void authorise(ProviderModel.Intent intent, boolean surelyTold) {
        intent.status = IntentStatus.REQUIRES_CAPTURE;
        provider.tell(intent, surelyTold);
        wronglyAuthorised |= intent.amount != sale.total();
        if (intent.amount == sale.total()) {
            rightlyAuthorised = true;
            paidInTime |= now.isBefore(sale.expiresAt().minusSeconds(120));
        }
        if (random.nextInt(10) == 0) {
            tellOdd(intent);
        }
    }

    /** An event that fits nothing: what is read of the payment decides. */
    private void tellOdd(ProviderModel.Intent intent) {
        boolean taken = random.nextBoolean() && order instanceof Held;
        IntentStatus status = taken ? IntentStatus.SUCCEEDED : intent.status;
        long amount = taken ? intent.amount : intent.amount + 7;
        var odd = new Input.PaymentShown(now, null, new Reading(null, false, intent.id, status, amount, "EUR"));
        if (taken) {
            hear(odd);
        } else {
            provider.events.add(odd);
        }
    }

    private boolean isUrlKnown(String paymentId) {
        return heard.values().stream()
                .flatMap(List::stream)
                .anyMatch(answer ->
                        answer instanceof Answer.Open page && page.paymentId().equals(paymentId));
    }

    /** What people do at the provider's desk, and what the provider does of its own accord. */
    private void rarely() {
        if (random.nextInt(4) != 0 || sale.isFree()) {
            return;
        }
        List<ProviderModel.Intent> all = List.copyOf(provider.intents.values());
        switch (random.nextInt(4)) {
            case 0 ->
                provider.pages.values().stream().filter(page -> page.open).forEach(page -> {
                    page.open = false;
                    provider.events.add(new Input.PaymentShown(now, null, provider.read(page)));
                });
            case 1 -> {
                if (!provider.pages.isEmpty()
                        && provider.pages.values().stream().noneMatch(this::isInUse)) {
                    meddled = true;
                    ghosts = true;
                    authorise(provider.ghost(sale.total()), true);
                }
            }
            default -> {
                if (!all.isEmpty()) {
                    byHand(all.get(random.nextInt(all.size())));
                }
            }
        }
    }

    private boolean isInUse(ProviderModel.PayPage page) {
        return page.open || page.intent != null && page.intent.status == IntentStatus.REQUIRES_CAPTURE;
    }

    private void byHand(ProviderModel.Intent intent) {
        if (intent.status != IntentStatus.REQUIRES_CAPTURE) {
            return;
        }
        meddled = true;
        intent.byHand = true;
        if (random.nextBoolean()) {
            intent.status = IntentStatus.CANCELED;
            provider.tell(intent, false);
        } else {
            provider.take(intent, random.nextInt(4) == 0 ? intent.amount / 2 : intent.amount);
            provider.tell(intent, true);
        }
    }

    private void organise() {
        switch (random.nextInt(prompt ? 120 : 30)) {
            case 0, 1 -> seatCommands.add(new SeatLogModel.Command(SeatLogModel.Kind.RELEASE, "release"));
            case 2 -> seatCommands.add(new SeatLogModel.Command(SeatLogModel.Kind.BOOK, "box-office"));
            case 3 -> seatCommands.add(new SeatLogModel.Command(SeatLogModel.Kind.CALL_OFF, "call-off"));
            default -> seats.seatsTaken = !prompt && random.nextBoolean();
        }
    }

    void drain() {
        while (anyStep()) {
            OrderOracle.checkAlways(this);
        }
    }

    /** One step of one part of the system, chosen at random among those that have something to do. */
    boolean anyStep() {
        List<Runnable> ready = new ArrayList<>();
        ready(ready, seats.facts, this::fact);
        ready(ready, walk, this::hear);
        ready(ready, seats.answers, this::hear);
        ready(ready, commands, this::hear);
        ready(ready, outcomes, this::hear);
        ready(ready, seatRequests, this::relay);
        ready(ready, seatCommands, this::decide);
        ready(ready, paymentRequests, this::work);
        pick(ready, unreported);
        pick(ready, provider.events);
        if (ready.isEmpty()) {
            return false;
        }
        ready.get(random.nextInt(ready.size())).run();
        return true;
    }

    private static <T> void ready(List<Runnable> ready, Deque<T> queue, Consumer<T> then) {
        if (!queue.isEmpty()) {
            ready.add(() -> then.accept(queue.remove()));
        }
    }

    private void pick(List<Runnable> ready, List<Input> pool) {
        if (!pool.isEmpty()) {
            ready.add(() -> outcomes.add(pool.remove(random.nextInt(pool.size()))));
        }
    }

    private void decide(SeatLogModel.Command command) {
        seats.decide(command, now);
        boolean refused = command.kind() == SeatLogModel.Kind.BOOK && seats.hold == SeatLogModel.Hold.EXPIRED;
        if (refused && random.nextInt(4) == 0) {
            seatCommands.add(new SeatLogModel.Command(SeatLogModel.Kind.RELEASE, "release-late"));
        } else if (refused && !prompt) {
            seats.seatsTaken = random.nextBoolean();
        }
    }

    /** A showtime's orders are told that it is called off one by one, some time after the fact is read. */
    private void fact(Input input) {
        if (input instanceof Input.ShowtimeCancelled cancelled) {
            walk.add(cancelled);
        } else {
            hear(input);
        }
    }

    private void relay(SeatRequest request) {
        var command = request instanceof SeatRequest.ReturnSeats back
                ? new SeatLogModel.Command(SeatLogModel.Kind.RETURN, back.commandId(), back.seats())
                : new SeatLogModel.Command(SeatLogModel.Kind.BOOK, request.commandId());
        seatCommands.add(command);
        if (random.nextInt(3) == 0) {
            seatRequests.add(request);
        }
    }

    private void work(PaymentRequest request) {
        if (request instanceof PaymentRequest.Void let) {
            provider.voidsAsked.add(let.intent());
        }
        provider.capturing = order instanceof Booked;
        unreported.add(provider.work(request, now));
        if (random.nextInt(6) == 0) {
            unreported.add(provider.work(request, now));
        }
    }

    private void hear(Input input) {
        Order before = order;
        inputs++;
        Decision decision = rules.decide(sale.orderId(), before, input);
        if (traced) {
            trace.add(input + "\n      -> " + decision);
        }
        order = decision.order();
        seatRequests.addAll(decision.seatRequests());
        paymentRequests.addAll(decision.paymentRequests());
        for (Reply reply : decision.replies()) {
            heard.computeIfAbsent(reply.to().commandId(), id -> new ArrayList<>())
                    .add(reply.answer());
            desk.check(before, reply);
        }
        desk.heard(before, input, decision);
        if (order != null) {
            watcher.accept(order);
        }
        OrderOracle.checkAlways(this);
    }
}
