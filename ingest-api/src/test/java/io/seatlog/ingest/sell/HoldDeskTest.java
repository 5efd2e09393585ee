package io.seatlog.ingest.sell;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.seatlog.id.ShowtimeId;
import io.seatlog.ingest.gate.HoldRequest;
import io.seatlog.ingest.gate.Sales;
import io.seatlog.reason.Reason;
import io.seatlog.wire.CommandRef;
import io.seatlog.wire.CommandRefused;
import io.seatlog.wire.HoldSeats;
import io.seatlog.wire.RefusalReason;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class HoldDeskTest {

    private record Sent(HoldSeats command, Consumer<SpecificRecord> reply, Runnable notWritten) {}

    private final List<Sent> sent = new ArrayList<>();
    private final HoldDesk.Wire wire = new HoldDesk.Wire() {
        @Override
        public void send(HoldSeats command, Consumer<SpecificRecord> reply, Runnable notWritten) {
            sent.add(new Sent(command, reply, notWritten));
        }

        @Override
        public String nextCommandId() {
            return "command-" + sent.size();
        }

        @Override
        public ByteBuffer replyTo() {
            return ByteBuffer.allocate(8);
        }

        @Override
        public void forget(String commandId) {}
    };
    private final Sales sales = new Sales(1);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private long now = 1_000_000;
    private boolean fresh = true;
    private final HoldDesk desk = new HoldDesk(wire, () -> now, () -> fresh, new GateCounters(meters));
    private final List<HoldAnswer> answers = new ArrayList<>();

    @Test
    void answersFromTheReplyAndNotFromTheSending() {
        known();
        ask("ann");
        assertThat(answers).isEmpty();
        sent.get(0).reply.accept(sales.accepted("ann", 2, 0));
        assertThat(answers).singleElement().isInstanceOfSatisfying(HoldAnswer.Held.class, held -> assertThat(
                        held.replayed())
                .isFalse());
    }

    @Test
    void letsFewerThanSixteenOfAFloodForTheLastSeatThrough() {
        known();
        for (int i = 0; i < 1_000; i++) {
            ask("buyer-" + i);
        }
        assertThat(sent).hasSize(15);
        sent.get(0).reply.accept(sales.accepted("buyer-0", 2, 0));
        desk.numberRead(Sales.SHOWTIME, 2);
        sent.subList(1, 15).forEach(other -> other.reply.accept(refused(other.command)));
        desk.repliesPolled();
        assertThat(answers).as("the map does not show it yet").hasSize(15);

        sales.taken("buyer-0");
        desk.changed(Sales.SHOWTIME, sales.view());
        assertThat(sent).hasSize(15);
        assertThat(answers).hasSize(1_000);
        assertThat(answers.stream().filter(HoldAnswer.Held.class::isInstance)).hasSize(1);
        assertThat(meters.get("seatlog.gate")
                        .tag("outcome", "refused")
                        .counter()
                        .count())
                .isEqualTo(985);
    }

    @Test
    void letsARepeatJoinTheRequestThatIsOnItsWay() {
        known();
        for (int i = 0; i < 15; i++) {
            ask("buyer-" + i);
        }
        ask("buyer-3");
        assertThat(sent).hasSize(15);
        sent.get(3).reply.accept(sales.accepted("buyer-3", 2, 0));
        assertThat(answers).hasSize(2).allSatisfy(answer -> assertThat(answer).isInstanceOf(HoldAnswer.Held.class));
        assertThat(((HoldAnswer.Held) answers.get(1)).replayed()).isTrue();
    }

    @Test
    void sendsOrdersThatHaveEndedToTheLogAlsoInAFlood() {
        known();
        ask("ann");
        sent.get(0).reply.accept(refused(sent.get(0).command, RefusalReason.ORDER_ENDED));
        sales.taken("bob");
        desk.changed(Sales.SHOWTIME, sales.view());
        for (int i = 0; i < 20; i++) {
            ask("buyer-" + i);
        }
        int before = sent.size();
        ask("ann");
        assertThat(sent).hasSize(before + 1);
        ask("zoe");
        assertThat(sent).hasSize(before + 1);
    }

    @Test
    void sendsAnotherRequestUnderAKeyThatIsOnItsWayToTheLog() {
        known();
        for (int i = 0; i < 15; i++) {
            ask("buyer-" + i);
        }
        sales.taken("buyer-0");
        desk.changed(Sales.SHOWTIME, sales.view());
        desk.hold(Sales.best("buyer-3", 2), answers::add);
        assertThat(sent).hasSize(16);
        assertThat(answers).isEmpty();
    }

    @Test
    void letsAHundredCommandsASecondOnOrdersOfUnknownShowtimesThrough() {
        known();
        ShowtimeId other = new ShowtimeId("other");
        assertThat(IntStream.range(0, 150).filter(i -> desk.mayAsk(other)).count())
                .isEqualTo(100);
        assertThat(desk.mayAsk(new ShowtimeId(Sales.SHOWTIME))).isTrue();
        now += 1_000;
        assertThat(desk.mayAsk(other)).isTrue();
    }

    @Test
    void saysUndecidedAfterThreeSecondsAndForgetsAfterTen() {
        known();
        ask("ann");
        now += 2_999;
        desk.sweep();
        assertThat(answers).isEmpty();
        now += 1;
        desk.sweep();
        assertThat(answers).singleElement().isInstanceOf(HoldAnswer.Undecided.class);
        sent.get(0).reply.accept(sales.accepted("ann", 2, 0));
        assertThat(answers).hasSize(1);
    }

    @Test
    void isOpenWhileTheViewIsStale() {
        known();
        fresh = false;
        for (int i = 0; i < 100; i++) {
            ask("buyer-" + i);
        }
        assertThat(sent).hasSize(100);
    }

    @Test
    void letsAHundredASecondThroughForShowtimesThatItDoesNotKnow() {
        for (int i = 0; i < 150; i++) {
            ask("buyer-" + i);
        }
        assertThat(sent).hasSize(100);
        assertThat(answers).hasSize(50).allSatisfy(answer -> assertThat(
                        ((HoldAnswer.Refused) answer).problem().reason())
                .isEqualTo(Reason.OVERLOADED));
    }

    @Test
    void saysOverloadedWhatCouldNotBeWritten() {
        known();
        ask("ann");
        sent.get(0).notWritten.run();
        assertThat(answers).singleElement().isInstanceOfSatisfying(HoldAnswer.Refused.class, refused -> assertThat(
                        refused.problem().reason())
                .isEqualTo(Reason.OVERLOADED));
    }

    private void known() {
        desk.changed(Sales.SHOWTIME, sales.view());
    }

    private void ask(String who) {
        HoldRequest request = Sales.best(who, 1);
        desk.hold(request, answers::add);
    }

    private static CommandRefused refused(HoldSeats command) {
        return refused(command, RefusalReason.NOT_ENOUGH_FREE);
    }

    private static CommandRefused refused(HoldSeats command, RefusalReason reason) {
        return CommandRefused.newBuilder()
                .setShowtimeId(command.getShowtimeId())
                .setCommand(new CommandRef(command.getCommandId(), 0, 0L))
                .setNumber(2)
                .setOrderId(command.getOrderId())
                .setReason(reason)
                .build();
    }
}
