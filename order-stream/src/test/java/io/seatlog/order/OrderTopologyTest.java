package io.seatlog.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.runtime.kafka.DeadLetterCause;
import io.seatlog.topic.RecordHeaders;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import io.seatlog.wire.BookHold;
import io.seatlog.wire.CapturePayment;
import io.seatlog.wire.ClosePayment;
import io.seatlog.wire.IntentStatus;
import io.seatlog.wire.LookUpPayment;
import io.seatlog.wire.OpenPayment;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderCommandRefused;
import io.seatlog.wire.OrderStatus;
import io.seatlog.wire.PayOrder;
import io.seatlog.wire.PaymentNotNeeded;
import io.seatlog.wire.PaymentOpened;
import io.seatlog.wire.PaymentOperation;
import io.seatlog.wire.PaymentStatus;
import io.seatlog.wire.RefusalReason;
import io.seatlog.wire.ReleaseCause;
import io.seatlog.wire.VoidPayment;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders through the whole graph, in records of the contract. */
class OrderTopologyTest {

    private static final String ID = Wire.ORDER.toString();

    private final OrderBench bench = new OrderBench();

    @AfterEach
    void close() {
        bench.close();
    }

    /** Nodes and stores name internal topics: if this fails, stores would be lost. Change the picture only knowingly. */
    @Test
    void keepsItsGraph() throws IOException {
        try (InputStream expected = getClass().getResourceAsStream("/expected-topology.txt")) {
            assertThat(OrderTopology.build(() -> new OrderProcessor(null, null, null, 1))
                            .describe()
                            .toString()
                            .strip())
                    .isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    @Test
    void yieldsToWhoDecidesSeats() {
        OrderSettings settings =
                new OrderSettings(Duration.ofMillis(100), URI.create("http://provider"), "key", 16, 20, 80);
        assertThat(OrderApp.definition(new Topology(), settings).yielding()).isTrue();
    }

    @Test
    void paysForHeldSeatsBooksThemAndTakesTheMoney() {
        open();
        assertThat(bench.read(Topics.ORDER_REPLIES))
                .singleElement()
                .isInstanceOfSatisfying(PaymentOpened.class, reply -> {
                    assertThat(reply.getUrl()).isEqualTo("https://pay.example/cs_1");
                    assertThat(reply.getAmount()).isEqualTo(2500);
                    assertThat(reply.getCommand().getId()).isEqualTo("pay-1");
                });
        bench.send(Topics.PAYMENT_RESULTS, Wire.event(IntentStatus.REQUIRES_CAPTURE));
        assertThat(bench.read(Topics.SEAT_REQUESTS)).singleElement().isInstanceOfSatisfying(BookHold.class, book -> {
            assertThat(book.getCommandId()).isEqualTo(ID + "/book");
            assertThat(book.getWantsResult()).isTrue();
        });
        bench.send(Topics.SEAT_RESULTS, Wire.accepted());
        bench.send(Topics.SEAT_FACTS, Wire.booked(2));
        assertThat(bench.read(Topics.PAYMENT_REQUESTS)).singleElement().isInstanceOf(CapturePayment.class);
        bench.send(
                Topics.PAYMENT_RESULTS,
                Wire.outcome(ID + "/CAPTURE/2", PaymentOperation.CAPTURE, Wire.reading(IntentStatus.SUCCEEDED)));
        assertThat(statuses())
                .containsExactly(
                        OrderStatus.HELD,
                        OrderStatus.HELD,
                        OrderStatus.HELD,
                        OrderStatus.AUTHORISED,
                        OrderStatus.BOOKED,
                        OrderStatus.PAID);
        assertThat(bench.waiting()).isZero();
    }

    @Test
    void publishesTheOrderUnderItsCustomerWithAGrowingRevision() {
        open();
        List<Order> orders = orders();
        assertThat(orders).extracting(Order::getRevision).containsExactly(1L, 2L, 3L);
        assertThat(orders)
                .extracting(order -> order.getPayment().getStatus())
                .containsExactly(PaymentStatus.NONE, PaymentStatus.OPENING, PaymentStatus.OPEN);
        assertThat(orders.get(0).getReceipt().getOffset()).isEqualTo(7);
    }

    @Test
    void repliesOnlyToWhoWaits() {
        open();
        var reply = bench.raw(Topics.ORDER_REPLIES).get(0);
        assertThat(reply.headers().lastHeader(RecordHeaders.TO).value()).isEqualTo(Wire.REPLY_TO);
        bench.send(Topics.SEAT_FACTS, Wire.released(2, ReleaseCause.EXPIRED));
        PayOrder silent =
                PayOrder.newBuilder(Wire.pay("pay-2")).setReplyTo(null).build();
        bench.send(Topics.ORDER_COMMANDS, silent);
        assertThat(bench.raw(Topics.ORDER_REPLIES)).isEmpty();
    }

    @Test
    void closesThePageOfAnAbandonedOrder() {
        open();
        bench.read(Topics.PAYMENT_REQUESTS);
        bench.send(Topics.SEAT_FACTS, Wire.released(2, ReleaseCause.EXPIRED));
        assertThat(bench.read(Topics.PAYMENT_REQUESTS)).singleElement().isInstanceOf(ClosePayment.class);
        assertThat(bench.waiting()).isZero();
    }

    @Test
    void letsGoOfMoneyThatComesTooLate() {
        open();
        bench.send(Topics.SEAT_FACTS, Wire.released(2, ReleaseCause.CANCELLED));
        bench.read(Topics.PAYMENT_REQUESTS);
        bench.send(
                Topics.PAYMENT_RESULTS,
                Wire.outcome(ID + "/CLOSE/2", PaymentOperation.CLOSE, Wire.reading(IntentStatus.REQUIRES_CAPTURE)));
        assertThat(bench.read(Topics.PAYMENT_REQUESTS)).singleElement().isInstanceOf(VoidPayment.class);
    }

    @Test
    void givesAwayAFreeOrderWithoutTheProvider() {
        bench.send(Topics.SEAT_FACTS, Wire.held(0));
        bench.send(Topics.ORDER_COMMANDS, Wire.pay("pay-1"));
        bench.send(Topics.SEAT_RESULTS, Wire.accepted());
        bench.send(Topics.SEAT_FACTS, Wire.booked(2));
        assertThat(bench.read(Topics.PAYMENT_REQUESTS)).isEmpty();
        assertThat(bench.read(Topics.ORDER_REPLIES)).singleElement().isInstanceOf(PaymentNotNeeded.class);
    }

    @Test
    void looksAMinuteBeforeTheDeadline() {
        open();
        bench.read(Topics.PAYMENT_REQUESTS);
        bench.pass(Duration.ofSeconds(839));
        assertThat(bench.read(Topics.PAYMENT_REQUESTS)).isEmpty();
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.read(Topics.PAYMENT_REQUESTS)).singleElement().isInstanceOf(LookUpPayment.class);
        assertThat(bench.waiting()).isZero();
    }

    @Test
    void tellsThatThereIsNoSuchOrderAfterTwoSeconds() {
        bench.send(Topics.ORDER_COMMANDS, Wire.pay("pay-1"));
        bench.pass(Duration.ofMillis(2900));
        assertThat(bench.read(Topics.ORDER_REPLIES)).isEmpty();
        bench.pass(Duration.ofMillis(100));
        assertThat(bench.read(Topics.ORDER_REPLIES))
                .singleElement()
                .isInstanceOfSatisfying(OrderCommandRefused.class, reply -> assertThat(reply.getReason())
                        .isEqualTo(RefusalReason.ORDER_NOT_FOUND));
        assertThat(bench.waiting()).isZero();
    }

    @Test
    void buriesWhatCannotBeDecidedOn() {
        byte[] good = bench.wire.encode(Topics.ORDER_COMMANDS, Wire.pay("pay-1"));
        OrderId foreign = new OrderId(new ShowtimeId("other"), Wire.ORDER.suffix());
        PayOrder stranger = PayOrder.newBuilder(Wire.pay("pay-2"))
                .setOrderId(foreign.toString())
                .build();
        assertBuried(Wire.SHOWTIME, "garbage".getBytes(StandardCharsets.UTF_8), DeadLetterCause.NOT_WIRE_FORMAT);
        assertBuried(Wire.SHOWTIME, null, DeadLetterCause.NULL_VALUE);
        assertBuried(null, good, DeadLetterCause.NULL_KEY);
        assertBuried("other", good, DeadLetterCause.WRONG_KEY);
        byte[] ofOther = bench.wire.encode(Topics.ORDER_COMMANDS, stranger);
        assertBuried(Wire.SHOWTIME, ofOther, DeadLetterCause.INVALID_ID);
        byte[] fact = bench.wire.encode(Topics.SEAT_FACTS, Wire.held(1));
        assertBuried(Wire.SHOWTIME, fact, DeadLetterCause.FOREIGN_KIND);
    }

    private void assertBuried(String key, byte[] value, DeadLetterCause cause) {
        bench.send(Topics.ORDER_COMMANDS, key, value, Wire.HELD_AT);
        Topic letters = Topics.ORDER_COMMANDS.deadLetters();
        assertThat(bench.raw(letters)).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(value);
            assertThat(new String(
                            letter.headers().lastHeader(RecordHeaders.CAUSE).value(), StandardCharsets.UTF_8))
                    .isEqualTo(cause.name());
        });
    }

    private void open() {
        bench.send(Topics.SEAT_FACTS, Wire.held(2500));
        bench.send(Topics.ORDER_COMMANDS, Wire.pay("pay-1"));
        assertThat(bench.read(Topics.PAYMENT_REQUESTS)).singleElement().isInstanceOf(OpenPayment.class);
        bench.send(Topics.PAYMENT_RESULTS, Wire.opened(ID + "/OPEN/1"));
    }

    private List<Order> orders() {
        var all = bench.raw(Topics.ORDERS);
        assertThat(all).allSatisfy(record -> assertThat(new String(record.key(), StandardCharsets.UTF_8))
                .isEqualTo(Wire.BUYER + "/" + ID));
        return all.stream()
                .map(record -> bench.wire.decode(Topics.ORDERS, record.value()))
                .map(Order.class::cast)
                .toList();
    }

    private List<OrderStatus> statuses() {
        return orders().stream().map(Order::getStatus).toList();
    }
}
