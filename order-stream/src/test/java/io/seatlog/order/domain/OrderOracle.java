package io.seatlog.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** What must be true of an order and its money, judged naively by the seat log and the provider's ledger alone. */
final class OrderOracle {

    private static final int VOIDS_MAX = 50;

    private OrderOracle() {}

    /** After every step: plain conditions, for assertions that always hold would be most of a simulation's time. */
    static void checkAlways(OrderWorld world) {
        must(world.provider.voidsAsked.size() < VOIDS_MAX, "payments are let go again and again");
        if (world.order instanceof Known order) {
            must(order.waiting().size() <= Awaited.WAITING_MAX, "too many wait");
            List<String> voids = order.payment().voids();
            must(voids.size() < 2 || new HashSet<>(voids).size() == voids.size(), "a payment is let go twice");
        }
    }

    private static void must(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    /** Who comes back is looked for and answered, and sent to no page where nobody can pay. */
    static void checkPrompt(OrderWorld world) {
        if (!world.askedAgain || !(world.order instanceof Held held)) {
            return;
        }
        assertThat(world.heard.keySet()).containsAll(world.asked.keySet());
        if (!world.meddled) {
            assertThat(world.provider.intents.values())
                    .noneMatch(intent ->
                            intent.status == IntentStatus.REQUIRES_CAPTURE && intent.amount == world.sale.total());
        }
        Page page = held.payment().page();
        if (page != null && held.payment().parked() == null && !world.meddled) {
            assertThat(world.provider.pages.get(page.paymentId()).open).isTrue();
        }
    }

    static void checkEnd(OrderWorld world) {
        assertThat(world.order).isInstanceOf(Known.class);
        Known order = (Known) world.order;
        OrderStatus status = order.status();
        if (order.payment().parked() == null) {
            assertThat(order instanceof Paid ? OrderStatus.PAID : status).isEqualTo(expected(world, order));
        }
        world.desk.checkEnd(order);
        checkSeats(world, order);
        checkMoney(world, order);
        checkAnswers(world, order);
        boolean plain = !world.meddled && !world.wronglyAuthorised;
        if (world.prompt && world.paidInTime && plain && world.seats.first != null) {
            assertThat(world.seats.first.refusal())
                    .as("who pays in time gets the seats")
                    .isNotEqualTo(BookRefusal.GONE);
        }
    }

    /** The right end, by what the seat log did and by the first answer to our BookHold. */
    private static OrderStatus expected(OrderWorld world, Known order) {
        SeatLogModel seats = world.seats;
        if (seats.isBookedByOthers()) {
            return OrderStatus.PAID;
        }
        if (seats.first != null && seats.first.refusal() == null) {
            boolean lost = world.provider.intents.values().stream()
                    .noneMatch(intent -> intent.status == IntentStatus.SUCCEEDED
                            && !order.payment().isLetGo(intent.id));
            return lost && !world.sale.isFree() ? OrderStatus.FAILED : OrderStatus.PAID;
        }
        if (seats.hold == SeatLogModel.Hold.CANCELLED
                || seats.first != null && seats.first.refusal() == BookRefusal.CANCELLED) {
            return OrderStatus.CANCELLED;
        }
        boolean late = world.rightlyAuthorised && !world.meddled && !world.wronglyAuthorised;
        assertThat(late && !order.seats().bookAsked())
                .as("a late payment asked for the seats")
                .isFalse();
        return OrderStatus.EXPIRED;
    }

    private static void checkSeats(OrderWorld world, Known order) {
        SeatLogModel.Hold hold = world.seats.hold;
        assertThat(hold).isNotEqualTo(SeatLogModel.Hold.HELD);
        if (world.seats.isBookedByUs() && order.isEnded()) {
            assertThat(hold).as("seats without money go back").isEqualTo(SeatLogModel.Hold.RETURNED);
        }
        if (order instanceof Paid paid) {
            assertThat(world.seats.returned)
                    .as("seats of void tickets, and no others, go back")
                    .isEqualTo(paid.tickets().all().stream()
                            .filter(Ticket::isVoid)
                            .map(ticket -> order.sale().seat(ticket.line()).id())
                            .collect(Collectors.toSet()));
        }
    }

    private static void checkMoney(OrderWorld world, Known order) {
        long kept = 0;
        for (ProviderModel.Intent intent : world.provider.intents.values()) {
            assertThat(intent.status)
                    .as("%s is neither taken nor let go", intent.id)
                    .isNotEqualTo(IntentStatus.REQUIRES_CAPTURE);
            boolean pays =
                    order.payment().isPaidBy(intent.id) && !order.payment().isLetGo(intent.id);
            long back = intent.givenBack() + world.desk.failed(order, intent.id);
            assertThat(pays ? 0 : back).isIn(0L, intent.taken);
            kept += intent.taken - back;
            if (order.payment().isPaidBy(intent.id)
                    && intent.status == IntentStatus.CANCELED
                    && order.payment().isLetGo(intent.id)) {
                assertThat(order.payment().status()).isEqualTo(PaymentStatus.VOIDED);
            }
        }
        boolean pays = order instanceof Paid && world.seats.isBookedByUs();
        assertThat(kept).as("money kept").isEqualTo(pays ? world.sale.total() - world.desk.back(order) : 0);
        assertThat(world.provider.pages.values()).noneMatch(page -> page.open && !world.ghosts);
        assertThat(order.payment().requests().queue()).isEmpty();
        assertThat(order.payment().back().refunds())
                .allMatch(refund -> refund.is(Refund.Status.SUCCEEDED) || refund.is(Refund.Status.FAILED));
    }

    private static void checkAnswers(OrderWorld world, Known order) {
        for (PayOrder command : world.asked.values()) {
            List<Answer> answers = world.heard.get(command.commandId());
            must(answers != null && !answers.isEmpty(), "no answer to " + command.commandId());
            for (Answer answer : answers) {
                boolean stranger = !command.customer().equals(OrderWorld.BUYER);
                boolean unknown = answer.equals(new Answer.Refused(Refusal.ORDER_NOT_FOUND));
                must(unknown || !stranger, "a stranger was told of the order");
                if (answer instanceof Answer.Open) {
                    must(command.at().isBefore(world.sale.expiresAt()), "a page was opened after the deadline");
                    must(!world.sale.isFree(), "a page was opened for nothing");
                }
                must(!(answer instanceof Answer.NotNeeded) || order instanceof Paid, "seats were given for nothing");
            }
            boolean wanted =
                    command.customer().equals(OrderWorld.BUYER) && command.at().isBefore(world.sale.expiresAt());
            if (world.sale.isFree()
                    && wanted
                    && order instanceof Expired
                    && answers.stream().noneMatch(OrderOracle::isMiss)) {
                assertThat(order.seats().bookAsked()).isTrue();
            }
        }
    }

    private static boolean isMiss(Answer answer) {
        return answer instanceof Answer.Refused refused
                && (refused.reason() == Refusal.ORDER_NOT_FOUND || refused.reason() == Refusal.PAYMENT_BUSY);
    }
}
