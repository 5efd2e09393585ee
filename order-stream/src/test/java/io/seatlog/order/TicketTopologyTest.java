package io.seatlog.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.runtime.streams.Alarm;
import io.seatlog.topic.Topics;
import io.seatlog.wire.AdmitTicket;
import io.seatlog.wire.CancellationEstimated;
import io.seatlog.wire.CommandAccepted;
import io.seatlog.wire.CommandRef;
import io.seatlog.wire.EstimateCancellation;
import io.seatlog.wire.IntentStatus;
import io.seatlog.wire.LookUpPayment;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderCommandRefused;
import io.seatlog.wire.OrderStatus;
import io.seatlog.wire.ParkedAction;
import io.seatlog.wire.ParkedReason;
import io.seatlog.wire.ParkedResolved;
import io.seatlog.wire.PaymentOperation;
import io.seatlog.wire.PaymentOutcome;
import io.seatlog.wire.ProviderEvent;
import io.seatlog.wire.RefundAccepted;
import io.seatlog.wire.RefundPayment;
import io.seatlog.wire.RefundReading;
import io.seatlog.wire.RefundStatus;
import io.seatlog.wire.RefundTickets;
import io.seatlog.wire.RefusalReason;
import io.seatlog.wire.ResolveParked;
import io.seatlog.wire.ReturnSeats;
import io.seatlog.wire.SeatsBooked;
import io.seatlog.wire.ShowtimeCancelled;
import io.seatlog.wire.TicketAdmitted;
import io.seatlog.wire.TicketStatus;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tickets and the money for them through the whole graph, in records of the contract. */
class TicketTopologyTest {

    private static final String ID = Wire.ORDER.toString();

    private OrderBench bench = new OrderBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void givesBackTheTicketThenTheSeatThenTheMoney() {
        pay();
        bench.send(Topics.ORDER_COMMANDS, refund("back-1", "r1"));
        assertThat(reply()).isInstanceOfSatisfying(RefundAccepted.class, taken -> {
            assertThat(taken.getRefund().getAmount()).isEqualTo(2500);
            assertThat(taken.getRefund().getStatus()).isEqualTo(RefundStatus.REQUESTED);
            assertThat(taken.getReplayed()).isFalse();
        });
        Order returning = order();
        assertThat(returning.getStatus()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(returning.getTickets().get(0).getStatus()).isEqualTo(TicketStatus.VOID);
        ReturnSeats back = (ReturnSeats) bench.read(Topics.SEAT_REQUESTS).get(0);
        assertThat(back.getSeats().get(0).getId()).isEqualTo("stalls:1:5");
        assertThat(bench.read(Topics.PAYMENT_REQUESTS)).isEmpty();

        bench.send(Topics.SEAT_RESULTS, accepted(back.getCommandId()));
        RefundPayment money =
                (RefundPayment) bench.read(Topics.PAYMENT_REQUESTS).get(0);
        assertThat(money.getAmount()).isEqualTo(2500);
        bench.send(Topics.PAYMENT_RESULTS, outcome(money, RefundStatus.SUCCEEDED, null));
        assertThat(order().getRefunds().get(0).getStatus()).isEqualTo(RefundStatus.SUCCEEDED);

        bench.send(Topics.ORDER_COMMANDS, refund("back-2", "r1"));
        assertThat(reply()).isInstanceOfSatisfying(RefundAccepted.class, taken -> {
            assertThat(taken.getReplayed()).isTrue();
            assertThat(taken.getRefund().getStatus()).isEqualTo(RefundStatus.SUCCEEDED);
        });
        assertThat(bench.read(Topics.SEAT_REQUESTS)).isEmpty();
    }

    @Test
    void looksAtARefundThatIsPendingAndParksOneThatFails() {
        pay();
        bench.send(Topics.ORDER_COMMANDS, refund("back-1", "r1"));
        bench.send(Topics.SEAT_RESULTS, accepted(ID + "/return/r1"));
        RefundPayment money =
                (RefundPayment) bench.read(Topics.PAYMENT_REQUESTS).get(0);
        bench.send(Topics.PAYMENT_RESULTS, outcome(money, RefundStatus.PENDING, null));
        bench.pass(Duration.ofSeconds(61));
        LookUpPayment look = (LookUpPayment) bench.read(Topics.PAYMENT_REQUESTS).get(0);
        assertThat(look.getRefundId()).isEqualTo("r1");
        PaymentOutcome failed = PaymentOutcome.newBuilder(
                        Wire.outcome(look.getRequestId(), PaymentOperation.LOOK, Wire.reading(IntentStatus.SUCCEEDED)))
                .setRefund(new RefundReading("r1", "re_1", RefundStatus.FAILED, 2500L))
                .build();
        bench.send(Topics.PAYMENT_RESULTS, failed);
        Order parked = order();
        assertThat(parked.getParked().getReason()).isEqualTo(ParkedReason.REFUND_FAILED);
        assertThat(bench.waiting()).isZero();
        LookUpPayment counted =
                (LookUpPayment) bench.read(Topics.PAYMENT_REQUESTS).get(0);
        bench.send(
                Topics.PAYMENT_RESULTS,
                Wire.outcome(counted.getRequestId(), PaymentOperation.LOOK, Wire.reading(IntentStatus.SUCCEEDED)));

        bench.send(Topics.ORDER_COMMANDS, resolve(ParkedAction.RETRY));
        assertThat(bench.read(Topics.ORDER_REPLIES)).last().isInstanceOf(ParkedResolved.class);
        RefundPayment again =
                (RefundPayment) bench.read(Topics.PAYMENT_REQUESTS).get(0);
        assertThat(again.getAttempt()).isEqualTo(2);
        assertThat(order().getParked().getHistory())
                .extracting(entry -> entry.getWhat() + ":" + entry.getNote())
                .containsExactly("REFUND_FAILED:", "RETRY:seen");
    }

    @Test
    void looksWhenItIsToldThatARefundFailedAfterAll() {
        pay();
        bench.send(Topics.ORDER_COMMANDS, refund("back-1", "r1"));
        bench.send(Topics.SEAT_RESULTS, accepted(ID + "/return/r1"));
        RefundPayment money =
                (RefundPayment) bench.read(Topics.PAYMENT_REQUESTS).get(0);
        bench.send(Topics.PAYMENT_RESULTS, outcome(money, RefundStatus.SUCCEEDED, null));
        ProviderEvent told = ProviderEvent.newBuilder(Wire.event(IntentStatus.NONE))
                .setRefund(new RefundReading("r1", "re_1", RefundStatus.FAILED, 2500L))
                .build();
        bench.send(Topics.PAYMENT_RESULTS, told);
        assertThat(bench.read(Topics.PAYMENT_REQUESTS)).singleElement().isInstanceOf(LookUpPayment.class);
    }

    @Test
    void parksARefundOfWhatOthersGaveBack() {
        pay();
        bench.send(Topics.ORDER_COMMANDS, refund("back-1", "r1"));
        bench.send(Topics.SEAT_RESULTS, accepted(ID + "/return/r1"));
        RefundPayment money =
                (RefundPayment) bench.read(Topics.PAYMENT_REQUESTS).get(0);
        bench.send(Topics.PAYMENT_RESULTS, outcome(money, RefundStatus.FAILED, "charge_already_refunded"));
        assertThat(order().getParked().getReason()).isEqualTo(ParkedReason.REFUNDED_OUTSIDE);
    }

    @Test
    void letsATicketInOnce() {
        pay();
        bench.send(Topics.ORDER_COMMANDS, scan("scan-1"));
        assertThat(reply()).isInstanceOfSatisfying(TicketAdmitted.class, in -> {
            assertThat(in.getAdmission().getGate()).isEqualTo("east");
            assertThat(in.getAdmission().getAt()).isEqualTo(Wire.HELD_AT.plusSeconds(1));
        });
        bench.send(Topics.ORDER_COMMANDS, scan("scan-1"));
        assertThat(reply()).isInstanceOfSatisfying(TicketAdmitted.class, in -> assertThat(in.getReplayed())
                .isTrue());
        bench.send(Topics.ORDER_COMMANDS, scan("scan-2"));
        assertThat(reply()).isInstanceOfSatisfying(OrderCommandRefused.class, no -> {
            assertThat(no.getReason()).isEqualTo(RefusalReason.ALREADY_ADMITTED);
            assertThat(no.getFirst().getScanId()).isEqualTo("scan-1");
        });
        assertThat(order().getTickets().get(0).getStatus()).isEqualTo(TicketStatus.ADMITTED);
    }

    @Test
    void callsOffEveryOrderOfAShowtimeAtThePaceOfTheProvider() {
        pay();
        for (int i = 0; i < 45; i++) {
            payElsewhere(id(i));
        }
        OrderId late = id(99);
        bench.send(Topics.SEAT_FACTS, Wire.held(late, 2500, Wire.HELD_AT, Wire.DEADLINE));
        bench.read(Topics.ORDERS);
        bench.send(Topics.SEAT_FACTS, cancelled());
        bench.pass(Duration.ofMillis(1));
        // Orders that a trusted system booked cost the provider nothing, so all are passed at once.
        assertThat(bench.read(Topics.SEAT_REQUESTS)).hasSize(46);
        assertThat(bench.walks()).isZero();
        assertThat(bench.read(Topics.ORDERS))
                .allSatisfy(order -> assertThat(((Order) order).getStatus()).isEqualTo(OrderStatus.REFUNDED));
    }

    @Test
    void goesOnWithTheNextOrdersAfterASecond() {
        for (int i = 0; i < 45; i++) {
            payFully(id(i));
        }
        bench.read(Topics.SEAT_REQUESTS);
        bench.send(Topics.SEAT_FACTS, cancelled());
        bench.pass(Duration.ofMillis(1));
        assertThat(bench.read(Topics.SEAT_REQUESTS)).hasSize(20);
        assertThat(bench.walks()).isOne();
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.read(Topics.SEAT_REQUESTS)).hasSize(20);
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.read(Topics.SEAT_REQUESTS)).hasSize(5);
        assertThat(bench.walks()).isZero();
        bench.pass(Duration.ofSeconds(5));
        assertThat(bench.read(Topics.SEAT_REQUESTS)).isEmpty();
    }

    @Test
    void callsOffAsManyOrdersASecondAsTheProviderTakesHere() {
        bench.close();
        bench = new OrderBench(30);
        for (int i = 0; i < 45; i++) {
            payFully(id(i));
        }
        bench.send(Topics.SEAT_FACTS, cancelled());
        bench.pass(Duration.ofMillis(1));
        assertThat(bench.read(Topics.SEAT_REQUESTS)).hasSize(30);
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.read(Topics.SEAT_REQUESTS)).hasSize(15);
        assertThat(bench.walks()).isZero();
    }

    @Test
    void goesOnBehindTheLastCommittedStepWhoeverTakesOver() {
        for (int i = 0; i < 45; i++) {
            payFully(id(i));
        }
        bench.send(Topics.SEAT_FACTS, cancelled());
        bench.pass(Duration.ofMillis(1));
        List<OrderId> told = new ArrayList<>();
        Walks.Visitor visitor = new Walks.Visitor() {
            @Override
            public void callOff(OrderId order, Walk walk, long now) {
                told.add(order);
            }

            @Override
            public void answer(ShowtimeId showtime, Walk.Question question, Walk sum, long now) {
                throw new AssertionError("Nobody has asked");
            }
        };
        Walks heir = bench.takenOver(visitor, 5_000);
        assertThat(heir.dueMillis()).isEqualTo(5_000);
        heir.step(5_000);
        assertThat(told)
                .containsExactlyElementsOf(
                        IntStream.range(20, 40).mapToObj(TicketTopologyTest::id).toList());
        heir.step(6_000);
        assertThat(told).hasSize(25);
        assertThat(heir.dueMillis()).isEqualTo(Alarm.NEVER);
    }

    @Test
    void addsUpWhileAnotherShowtimeIsCalledOffAtItsPace() {
        for (int i = 0; i < 45; i++) {
            payFully(id(i));
        }
        bench.send(Topics.SEAT_FACTS, cancelled());
        bench.pass(Duration.ofMillis(1));
        assertThat(bench.walks()).isOne();
        bench.read(Topics.ORDER_REPLIES);
        bench.send(
                Topics.ORDER_COMMANDS, new EstimateCancellation(Wire.SHOWTIME, "ask", ByteBuffer.wrap(Wire.REPLY_TO)));
        bench.pass(Duration.ofMillis(1));
        assertThat(reply()).isInstanceOfSatisfying(CancellationEstimated.class, sum -> assertThat(sum.getOrders())
                .isEqualTo(25));
        bench.read(Topics.SEAT_REQUESTS);
        bench.pass(Duration.ofMillis(500));
        assertThat(bench.read(Topics.SEAT_REQUESTS))
                .as("no 20 more within the second")
                .isEmpty();
        bench.pass(Duration.ofMillis(500));
        assertThat(bench.read(Topics.SEAT_REQUESTS)).hasSize(20);
    }

    @Test
    void addsUpWhatCallingOffWouldGiveBack() {
        for (int i = 0; i < 45; i++) {
            payFully(id(i));
        }
        bench.send(Topics.SEAT_FACTS, Wire.held(2500));
        bench.read(Topics.ORDER_REPLIES);
        bench.send(
                Topics.ORDER_COMMANDS, new EstimateCancellation(Wire.SHOWTIME, "ask", ByteBuffer.wrap(Wire.REPLY_TO)));
        bench.pass(Duration.ofMillis(1));
        assertThat(reply()).isInstanceOfSatisfying(CancellationEstimated.class, sum -> {
            assertThat(sum.getOrders()).isEqualTo(45);
            assertThat(sum.getTickets()).isEqualTo(45);
            assertThat(sum.getAmount()).isEqualTo(45 * 2500);
            assertThat(sum.getCommand().getId()).isEqualTo("ask");
        });
        assertThat(bench.read(Topics.SEAT_REQUESTS).stream().filter(ReturnSeats.class::isInstance))
                .isEmpty();
        assertThat(bench.walks()).isZero();
    }

    private void pay() {
        payFully(Wire.ORDER);
        bench.read(Topics.SEAT_REQUESTS);
        bench.read(Topics.ORDERS);
    }

    private void payFully(OrderId id) {
        bench.send(Topics.SEAT_FACTS, Wire.held(id, 2500, Wire.HELD_AT, Wire.DEADLINE));
        bench.send(
                Topics.PAYMENT_RESULTS,
                ProviderEvent.newBuilder(Wire.event(IntentStatus.REQUIRES_CAPTURE))
                        .setOrderId(id.toString())
                        .build());
        bench.send(Topics.SEAT_RESULTS, Wire.accepted(id));
        bench.send(Topics.SEAT_FACTS, Wire.booked(id, 2));
        bench.read(Topics.SEAT_REQUESTS);
        bench.read(Topics.PAYMENT_REQUESTS);
        PaymentOutcome captured = PaymentOutcome.newBuilder(
                        Wire.outcome(id + "/CAPTURE/1", PaymentOperation.CAPTURE, Wire.reading(IntentStatus.SUCCEEDED)))
                .setOrderId(id.toString())
                .build();
        bench.send(Topics.PAYMENT_RESULTS, captured);
    }

    private void payElsewhere(OrderId id) {
        bench.send(Topics.SEAT_FACTS, Wire.held(id, 2500, Wire.HELD_AT, Wire.DEADLINE));
        bench.send(
                Topics.SEAT_FACTS,
                SeatsBooked.newBuilder(Wire.booked(id, 2))
                        .setCommand(new CommandRef("box-office", 0, 9L))
                        .build());
    }

    private static OrderId id(int number) {
        String suffix = Wire.ORDER.suffix().substring(0, 24) + (char) ('a' + number / 20) + (char) ('a' + number % 20);
        return new OrderId(Wire.ORDER.showtime(), suffix);
    }

    private SpecificRecord reply() {
        List<SpecificRecord> replies = bench.read(Topics.ORDER_REPLIES);
        assertThat(replies).hasSize(1);
        return replies.get(0);
    }

    private Order order() {
        List<SpecificRecord> orders = bench.read(Topics.ORDERS);
        return (Order) orders.get(orders.size() - 1);
    }

    private static CommandAccepted accepted(String commandId) {
        return CommandAccepted.newBuilder(Wire.accepted())
                .setCommand(new CommandRef(commandId, 0, 8L))
                .build();
    }

    private static RefundTickets refund(String commandId, String refundId) {
        return RefundTickets.newBuilder()
                .setShowtimeId(Wire.SHOWTIME)
                .setCommandId(commandId)
                .setReplyTo(ByteBuffer.wrap(Wire.REPLY_TO))
                .setOrderId(ID)
                .setRefundId(refundId)
                .build();
    }

    private static AdmitTicket scan(String scanId) {
        return AdmitTicket.newBuilder()
                .setShowtimeId(Wire.SHOWTIME)
                .setCommandId(scanId + "/command")
                .setReplyTo(ByteBuffer.wrap(Wire.REPLY_TO))
                .setOrderId(ID)
                .setLine(1)
                .setIssue(1)
                .setScanId(scanId)
                .setGate("east")
                .build();
    }

    private static ResolveParked resolve(ParkedAction action) {
        return ResolveParked.newBuilder()
                .setShowtimeId(Wire.SHOWTIME)
                .setCommandId("resolve-1")
                .setReplyTo(ByteBuffer.wrap(Wire.REPLY_TO))
                .setOrderId(ID)
                .setAction(action)
                .setNote("seen")
                .build();
    }

    private static ShowtimeCancelled cancelled() {
        return new ShowtimeCancelled(Wire.SHOWTIME, 900L, Wire.HELD_AT, new CommandRef("cancel", 0, 99L));
    }

    private static PaymentOutcome outcome(RefundPayment request, RefundStatus status, String code) {
        return PaymentOutcome.newBuilder(Wire.outcome(
                        request.getRequestId(), PaymentOperation.REFUND, Wire.reading(IntentStatus.SUCCEEDED)))
                .setErrorCode(code)
                .setRefund(new RefundReading(request.getRefundId(), "re_1", status, request.getAmount()))
                .build();
    }
}
