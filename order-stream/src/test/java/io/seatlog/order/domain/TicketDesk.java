package io.seatlog.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.id.CustomerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What happens to tickets after they are paid, and a naive book of it: who gives them back, who comes in, what the bank
 * and the provider's desk do, and what each must hear.
 */
final class TicketDesk {

    /** None, generous, and one that keeps all of a price. */
    static final List<@Nullable RefundPolicy> POLICIES = Arrays.asList(
            null,
            new RefundPolicy(OrderWorld.START.plusSeconds(86_400), 500),
            new RefundPolicy(OrderWorld.START.plusSeconds(1_500), 2_500),
            new RefundPolicy(OrderWorld.START.plusSeconds(1_500), 0));

    private static final int STEPS = 160;
    private static final List<String> SCANS = List.of("s1", "s2", "s3");

    private final OrderWorld world;
    private final SplittableRandom random;
    private final Map<Integer, Ticket.Status> tickets = new HashMap<>();
    private final Map<Integer, Admission> first = new HashMap<>();
    private final Map<Integer, List<String>> conflicts = new HashMap<>();
    /** Tickets of refunds, in the order of acceptance: who asked for what and what was given. */
    private final Map<String, Taken> taken = new HashMap<>();

    private final List<OrderCommand> sent = new ArrayList<>();
    private boolean outside;
    private boolean disputed;
    private boolean settled;

    private record Taken(List<Integer> asked, List<Integer> lines, long amount) {}

    TicketDesk(OrderWorld world, long seed) {
        this.world = world;
        this.random = new SplittableRandom(seed ^ 0x5eed);
    }

    void open() {
        if (random.nextBoolean()) {
            world.drain();
        }
        for (int i = 0; i < STEPS; i++) {
            act();
        }
        sent.removeIf(command -> world.order == null);
    }

    private void act() {
        switch (random.nextInt(24)) {
            case 0, 1 -> giveBack();
            case 2, 3, 4 -> scan();
            case 5 -> resolve();
            case 6 -> people();
            case 7 -> world.provider.bank(world.now);
            case 8 -> {
                world.now = world.now.plus(Duration.ofSeconds(random.nextInt(600)));
                world.tick();
            }
            case 9 -> {
                if (random.nextInt(12) == 0) {
                    world.seatCommands.add(new SeatLogModel.Command(SeatLogModel.Kind.CALL_OFF, "call-off"));
                }
            }
            default -> world.anyStep();
        }
    }

    private Receipt receipt() {
        return new Receipt(0, sent.size());
    }

    private void send(OrderCommand command) {
        sent.add(command);
        world.commands.add(command);
        if (random.nextInt(4) == 0) {
            world.commands.add(command);
        }
    }

    private void giveBack() {
        String id = world.sale.orderId().toString();
        List<List<String>> wishes = List.of(
                List.of(),
                List.of(id + "-1"),
                List.of(id + "-2"),
                List.of(id + "-2", id + "-1"),
                List.of(id + "-3"),
                List.of("other-1"));
        int who = random.nextInt(6);
        CustomerId customer = who == 0 ? null : who == 1 ? new CustomerId("thief") : OrderWorld.BUYER;
        send(new RefundTickets(
                "back-" + sent.size(),
                receipt(),
                "0011",
                customer,
                "refund-" + (customer == null ? "o" : "c") + random.nextInt(4),
                wishes.get(random.nextInt(wishes.size())),
                world.now));
    }

    private void scan() {
        int line = random.nextInt(4);
        send(new AdmitTicket(
                "scan-" + sent.size(),
                receipt(),
                "0011",
                line,
                random.nextInt(5) == 0 ? random.nextInt(3) : 1,
                SCANS.get(random.nextInt(SCANS.size())) + "-" + line + (random.nextInt(3) == 0 ? sent.size() : ""),
                "east",
                random.nextBoolean() ? world.now.minusSeconds(60) : null,
                random.nextInt(3) == 0,
                world.now));
    }

    private void resolve() {
        ResolveParked.Action[] all = ResolveParked.Action.values();
        ResolveParked.Action action = all[random.nextInt(all.length)];
        send(new ResolveParked("resolve-" + sent.size(), receipt(), "0011", action, "seen", world.now));
    }

    /** What people do with the payment of a paid order, elsewhere; and events that are not, or no longer, so. */
    private void people() {
        ProviderModel.Intent intent = paying();
        if (intent == null || random.nextInt(3) != 0) {
            return;
        }
        Reading now = world.provider.read(intent);
        switch (random.nextInt(4)) {
            case 0 -> {
                intent.disputed = true;
                disputed = true;
                world.provider.tell(intent, true);
            }
            case 1 -> {
                if (intent.givenBack() + intent.givenOutside < intent.taken) {
                    intent.givenOutside += 1;
                    outside = true;
                    world.provider.tell(intent, true);
                }
            }
            case 2 -> world.provider.events.add(told(now, now.refunded(), true));
            default -> world.provider.events.add(told(now, now.refunded() + 2_000, now.disputed()));
        }
    }

    private Input told(Reading now, long refunded, boolean bank) {
        return new Input.PaymentShown(
                world.now,
                null,
                new Reading(null, false, now.intent(), now.status(), now.amount(), "EUR", refunded, bank));
    }

    private ProviderModel.@Nullable Intent paying() {
        if (world.order instanceof Paid paid && paid.payment().takenFrom() != null) {
            return world.provider.intents.get(paid.payment().takenFrom());
        }
        return null;
    }

    /** Follows what became of the tickets. */
    void heard(@Nullable Order before, Input input, Decision decision) {
        if (!(decision.order() instanceof Known after)) {
            return;
        }
        if (before instanceof Known k
                && k.payment().back().disputed()
                && after.payment().back().disputed()) {
            assertThat(attempts(after))
                    .as("no refund of tickets is asked for in a dispute")
                    .isEqualTo(attempts(k));
        }
        if (after instanceof Paid && !(before instanceof Paid)) {
            after.tickets().all().forEach(ticket -> tickets.put(ticket.line(), Ticket.Status.VALID));
        }
        if (after instanceof Paid && after.seats().calledOff() && tickets.containsValue(Ticket.Status.VALID)
                || after instanceof Paid
                        && after.seats().calledOff()
                        && tickets.containsValue(Ticket.Status.ADMITTED)) {
            List<Integer> left = lines(any -> any != Ticket.Status.VOID);
            taken.put(world.sale.cancellationId(), new Taken(List.of(), left, amount(left, true)));
            left.forEach(line -> tickets.put(line, Ticket.Status.VOID));
        }
    }

    /** For tickets: a dispute is of the payment for them, and what was never due goes back from another. */
    private static int attempts(Known order) {
        return order.payment().back().refunds().stream()
                .filter(Refund::isForTickets)
                .mapToInt(Refund::attempt)
                .sum();
    }

    /** Judges an answer by the naive book, and enters it there. */
    void check(@Nullable Order before, Reply reply) {
        if (!(before instanceof Known order)) {
            return;
        }
        if (reply.to() instanceof RefundTickets command) {
            check(order, command, reply.answer());
        } else if (reply.to() instanceof AdmitTicket command) {
            check(order, command, reply.answer());
        } else if (reply.to() instanceof ResolveParked command) {
            check(order, command, reply.answer());
        }
    }

    private void check(Known order, RefundTickets command, Answer answer) {
        Refusal no = refusal(order, command);
        assertThat(answer instanceof Answer.Refused refused ? refused.reason() : null)
                .as("answer to %s", command)
                .isEqualTo(no);
        if (no != null) {
            return;
        }
        Refund refund = ((Answer.RefundTaken) answer).refund();
        Taken known = taken.get(command.refundId());
        assertThat(((Answer.RefundTaken) answer).replayed()).isEqualTo(known != null);
        if (known == null) {
            List<Integer> lines = wanted(command);
            known = new Taken(asked(command), lines, amount(lines, command.customer() == null));
            taken.put(command.refundId(), known);
            lines.forEach(line -> tickets.put(line, Ticket.Status.VOID));
        }
        assertThat(refund.lines()).isEqualTo(known.lines());
        assertThat(refund.amount()).isEqualTo(known.amount());
    }

    private @Nullable Refusal refusal(Known order, RefundTickets command) {
        boolean owner = OrderWorld.BUYER.equals(command.customer());
        if (command.customer() != null && !owner) {
            return Refusal.ORDER_NOT_FOUND;
        }
        Taken known = taken.get(command.refundId());
        if (known != null) {
            return known.asked().equals(asked(command)) ? null : Refusal.REFUND_EXISTS_DIFFERENT;
        }
        if (asked(command).contains(0)) {
            return Refusal.TICKET_UNKNOWN;
        }
        if (tickets.isEmpty()) {
            return Refusal.ORDER_NOT_PAID;
        }
        RefundPolicy policy = world.sale.refund();
        if (owner && (policy == null || !command.at().isBefore(policy.until()))) {
            return Refusal.REFUND_TOO_LATE;
        }
        List<Integer> lines = wanted(command);
        if (owner && lines.stream().anyMatch(line -> tickets.get(line) == Ticket.Status.ADMITTED)) {
            return Refusal.TICKET_ADMITTED;
        }
        if (lines.stream().anyMatch(line -> tickets.get(line) == Ticket.Status.VOID)) {
            return Refusal.TICKET_REFUNDED;
        }
        return order.payment().back().disputed() ? Refusal.PAYMENT_DISPUTED : null;
    }

    private List<Integer> wanted(RefundTickets command) {
        if (!command.tickets().isEmpty()) {
            return asked(command);
        }
        boolean owner = command.customer() != null;
        List<Integer> left = lines(state -> state == Ticket.Status.VALID || !owner && state == Ticket.Status.ADMITTED);
        return left.isEmpty() ? lines(any -> true) : left;
    }

    /** Lines in ascending order; 0 for no ticket. */
    private List<Integer> asked(RefundTickets command) {
        String id = world.sale.orderId().toString();
        return command.tickets().stream()
                .map(ticket -> ticket.equals(id + "-1") ? 1 : ticket.equals(id + "-2") ? 2 : 0)
                .sorted()
                .toList();
    }

    private List<Integer> lines(java.util.function.Predicate<Ticket.Status> in) {
        return tickets.keySet().stream()
                .sorted()
                .filter(line -> in.test(tickets.get(line)))
                .toList();
    }

    private long amount(List<Integer> lines, boolean all) {
        RefundPolicy policy = world.sale.refund();
        if (paying() == null) {
            return 0;
        }
        long price = world.sale.total() / 2;
        return lines.size() * (all || policy == null ? price : Math.max(0, price - policy.keep()));
    }

    private void check(Known order, AdmitTicket scan, Answer answer) {
        Ticket.Status status = tickets.get(scan.line());
        Admission in = first.get(scan.line());
        Refusal no = null;
        boolean replay = in != null && in.scanId().equals(scan.scanId());
        if (status == null || scan.issue() != 1 && scan.issue() != 0 || scan.issue() == 0) {
            no = Refusal.TICKET_UNKNOWN;
        } else if (!replay && status == Ticket.Status.VOID) {
            no = Refusal.TICKET_VOID;
        } else if (!replay && status == Ticket.Status.ADMITTED) {
            no = Refusal.ALREADY_ADMITTED;
        }
        if (no != null) {
            assertThat(answer).as("answer to %s", scan).isInstanceOf(Answer.Refused.class);
            assertThat(((Answer.Refused) answer).reason()).isEqualTo(no);
            assertThat(((Answer.Refused) answer).first()).isEqualTo(no == Refusal.ALREADY_ADMITTED ? in : null);
            List<String> known = conflicts.computeIfAbsent(scan.line(), any -> new ArrayList<>());
            boolean counts = scan.offline() && no != Refusal.TICKET_UNKNOWN && known.size() < Ticket.CONFLICTS_MAX;
            if (counts && !known.contains(scan.scanId())) {
                known.add(scan.scanId());
            }
            return;
        }
        assertThat(answer).as("answer to %s", scan).isInstanceOf(Answer.Admitted.class);
        Answer.Admitted admitted = (Answer.Admitted) answer;
        assertThat(admitted.replayed()).isEqualTo(replay);
        if (replay) {
            assertThat(admitted.admission()).isEqualTo(in);
        } else {
            first.put(scan.line(), admitted.admission());
            tickets.put(scan.line(), Ticket.Status.ADMITTED);
        }
    }

    private void check(Known order, ResolveParked command, Answer answer) {
        Payment payment = order.payment();
        boolean failed = payment.back().refunds().stream().anyMatch(refund -> refund.is(Refund.Status.FAILED));
        boolean retry = failed
                || payment.back().disputed()
                || payment.isParked() && payment.parked().reason() == ParkReason.NO_ANSWER;
        Refusal no = null;
        if (!payment.isParked()) {
            no = Refusal.NOT_PARKED;
        } else if (command.action() == ResolveParked.Action.RETRY && !retry
                || command.action() == ResolveParked.Action.PAID_OTHERWISE && !failed) {
            no = Refusal.RESOLUTION_NOT_POSSIBLE;
        }
        Answer expected = no == null ? new Answer.Resolved(command.action()) : new Answer.Refused(no);
        assertThat(answer).as("answer to %s", command).isEqualTo(expected);
        settled |= no == null && command.action() == ResolveParked.Action.RETRY;
    }

    void checkEnd(Known order) {
        for (OrderCommand command : sent) {
            assertThat(world.heard.get(command.commandId()))
                    .as("answers to %s", command)
                    .isNotEmpty();
        }
        for (Ticket ticket : order.tickets().all()) {
            assertThat(ticket.status()).isEqualTo(tickets.get(ticket.line()));
            assertThat(ticket.conflicts().stream().map(Admission::scanId).toList())
                    .isEqualTo(conflicts.getOrDefault(ticket.line(), List.of()));
        }
        if (world.seats.calledOff && order instanceof Paid) {
            assertThat(order.status()).isEqualTo(OrderStatus.REFUNDED);
        }
        checkRefunds(order);
        if (disputed && !settled) {
            assertThat(order.payment().back().disputed()).isTrue();
        }
        if (order.payment().back().disputed()) {
            assertThat(disputed).as("a dispute that the bank knows of").isTrue();
        }
        boolean noticed = history(order).contains(ParkReason.REFUNDED_OUTSIDE.name());
        assertThat(noticed || !outside || isPaidOtherwise(order))
                .as("what others gave back is noticed")
                .isTrue();
        boolean refused = order.payment().back().refunds().stream().anyMatch(refund -> refund.attempt() > 1)
                || !order.payment().back().refundsIn(Refund.Status.FAILED).isEmpty();
        if (noticed && !refused) {
            assertThat(outside).as("money that others gave back").isTrue();
        }
    }

    private static List<String> history(Known order) {
        Parked parked = order.payment().parked();
        return parked == null
                ? List.of()
                : parked.history().stream().map(Parked.Entry::what).toList();
    }

    private void checkRefunds(Known order) {
        for (Refund refund : order.payment().back().refunds()) {
            if (refund.isForTickets()) {
                assertThat(refund.amount())
                        .isEqualTo(taken.get(refund.refundId()).amount());
            }
            boolean asked = refund.attempt() > 0;
            if (asked && !isPaidOtherwise(order)) {
                ProviderModel.Given given =
                        world.provider.intents.get(refund.intent()).last(refund.refundId());
                assertThat(refund.status()).as("%s", refund).isEqualTo(given.status);
            }
            if (refund.is(Refund.Status.FAILED)) {
                assertThat(history(order))
                        .containsAnyOf(
                                ParkReason.REFUND_FAILED.name(),
                                ParkReason.DISPUTED.name(),
                                ParkReason.REFUNDED_OUTSIDE.name());
            }
        }
    }

    private static boolean isPaidOtherwise(Known order) {
        return history(order).contains(ResolveParked.Action.PAID_OTHERWISE.name());
    }

    /** What of this payment intent's refunds failed: it is somebody's to see to. */
    long failed(Known order, String intent) {
        return order.payment().back().refunds().stream()
                .filter(refund -> !refund.isForTickets() && intent.equals(refund.intent()))
                .filter(refund -> isLost(refund))
                .mapToLong(Refund::amount)
                .sum();
    }

    private boolean isLost(Refund refund) {
        return world.provider.intents.get(refund.intent()).given.stream()
                .noneMatch(given -> given.refundId.equals(refund.refundId()) && given.status != Refund.Status.FAILED);
    }

    /** What went back of the money for the tickets, by the naive book and the provider's. */
    long back(Known order) {
        return order.payment().back().refunds().stream()
                .filter(refund -> refund.isForTickets() && refund.attempt() > 0 && !isLost(refund))
                .mapToLong(refund -> taken.get(refund.refundId()).amount())
                .sum();
    }
}
