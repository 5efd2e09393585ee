package io.seatlog.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.id.OrderId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The moves of an order, told one by one. */
class OrderRulesTest {

    private static final Sale SALE = OrderWorld.sale(2500);
    private static final OrderId ID = SALE.orderId();
    private static final Instant NOW = OrderWorld.START.plusSeconds(60);
    private static final Reading AUTHORISED =
            new Reading(null, false, "pi_1", IntentStatus.REQUIRES_CAPTURE, SALE.total(), "EUR");

    private final OrderRules rules = new OrderRules();

    @Test
    void takesMoneyOnlyForSeatsThatAreBooked() {
        Order held = hear(null, held());
        Decision authorised = rules.decide(ID, held, new Input.PaymentShown(NOW, null, AUTHORISED));
        assertThat(authorised.seatRequests()).containsExactly(new SeatRequest.BookHold(ID + "/book", ID));
        assertThat(authorised.paymentRequests()).isEmpty();

        Order answered = hear(authorised.order(), new Input.BookAnswered(NOW, ID + "/book", null));
        Decision booked = rules.decide(ID, answered, new Input.SeatsBooked(2, NOW, ID + "/book"));
        assertThat(booked.paymentRequests()).containsExactly(new PaymentRequest.Capture(ID + "/CAPTURE/1", "pi_1"));

        Order paid = hear(booked.order(), shown(ID + "/CAPTURE/1", IntentStatus.SUCCEEDED));
        assertThat(paid).isInstanceOf(Paid.class);
    }

    @Test
    void leavesAHeldOrderHeldWhenAnAttemptIsDeclined() {
        Order open = open();
        assertThat(hear(open, shown(null, IntentStatus.INCOMPLETE))).isEqualTo(open);
    }

    @Test
    void letsBookHoldDecideWhenAnAuthorisedOrdersHoldExpires() {
        Order authorised = hear(hear(null, held()), new Input.PaymentShown(NOW, null, AUTHORISED));
        Decision decision =
                rules.decide(ID, authorised, new Input.SeatsReleased(2, SALE.expiresAt(), ReleaseCause.EXPIRED));
        assertThat(decision.order()).isInstanceOf(Authorised.class);
        assertThat(decision.paymentRequests()).isEmpty();
    }

    @Test
    void answersAPayOrderThatComesBeforeItsOrder() {
        Decision waiting = rules.decide(ID, null, pay("c1"));
        assertThat(waiting.replies()).isEmpty();
        assertThat(waiting.order().wakeAt()).isEqualTo(NOW.plus(Awaited.PATIENCE));

        Decision known = rules.decide(ID, waiting.order(), held());
        assertThat(known.paymentRequests()).hasSize(1);
    }

    @Test
    void tellsAPayOrderAfterTwoSecondsThatThereIsNoSuchOrder() {
        Order waiting = hear(null, pay("c1"));
        Decision early = rules.decide(ID, waiting, new Input.Tick(NOW.plus(Duration.ofMillis(1999))));
        assertThat(early.replies()).isEmpty();

        Decision late = rules.decide(ID, waiting, new Input.Tick(NOW.plus(Awaited.PATIENCE)));
        assertThat(late.order()).isNull();
        assertThat(late.replies())
                .extracting(Reply::answer)
                .containsExactly(new Answer.Refused(Refusal.ORDER_NOT_FOUND));
    }

    @Test
    void answersAllWhoWaitWithTheSamePage() {
        Order opening = hear(hear(hear(null, held()), pay("c1")), pay("c2"));
        Decision opened = rules.decide(ID, opening, new Input.PageOpened(NOW, ID + "/OPEN/1", "cs_1", "https://pay"));
        Answer page = new Answer.Open("cs_1", "https://pay", 5000, "EUR", SALE.expiresAt());
        assertThat(opened.replies()).extracting(Reply::answer).containsExactly(page, page);
    }

    @Test
    void changesNothingWhenAFactOrAResultComesAgain() {
        Order open = open();
        assertThat(hear(open, held())).isEqualTo(open);
        assertThat(hear(open, new Input.PageOpened(NOW, ID + "/OPEN/1", "cs_2", "https://other")))
                .isEqualTo(open);
    }

    @Test
    void asksTheProviderOneThingAtATime() {
        Decision first = rules.decide(ID, open(), pay("c2"));
        Decision second = rules.decide(ID, first.order(), new Input.SeatsReleased(2, NOW, ReleaseCause.CANCELLED));
        assertThat(first.paymentRequests()).containsExactly(new PaymentRequest.Look(ID + "/LOOK/2", "cs_1", null));
        assertThat(second.paymentRequests()).isEmpty();

        Decision third = rules.decide(ID, second.order(), shown(ID + "/LOOK/2", IntentStatus.INCOMPLETE));
        assertThat(third.paymentRequests()).containsExactly(new PaymentRequest.Close(ID + "/CLOSE/3", "cs_1"));
    }

    @Test
    void letsMoneyGoThatComesAfterTheBuyerCancelled() {
        Order cancelled = hear(hear(null, held()), new Input.SeatsReleased(2, NOW, ReleaseCause.CANCELLED));
        Decision decision = rules.decide(ID, cancelled, new Input.PaymentShown(NOW, null, AUTHORISED));
        assertThat(decision.order()).isInstanceOf(Cancelled.class);
        assertThat(decision.paymentRequests()).containsExactly(new PaymentRequest.Void(ID + "/VOID/1", "pi_1"));
    }

    @Test
    void booksAFreeOrderWithoutTheProvider() {
        Sale free = OrderWorld.sale(0);
        Order held = hear(null, new Input.SeatsHeld(1, NOW, free));
        Decision asked = rules.decide(ID, held, pay("c1"));
        assertThat(asked.paymentRequests()).isEmpty();
        Order answered = hear(asked.order(), new Input.BookAnswered(NOW, ID + "/book", null));
        Decision booked = rules.decide(ID, answered, new Input.SeatsBooked(2, NOW, ID + "/book"));
        assertThat(booked.order()).isInstanceOf(Paid.class);
        assertThat(booked.replies()).extracting(Reply::answer).containsExactly(new Answer.NotNeeded());
    }

    @Test
    void parksMoneyThatIsNotTheTotalAndLetsItGo() {
        Reading odd = new Reading("cs_1", false, "pi_1", IntentStatus.REQUIRES_CAPTURE, 1, "EUR");
        Order looking = hear(open(), pay("c2"));
        Decision decision = rules.decide(ID, looking, new Input.PaymentShown(NOW, ID + "/LOOK/2", odd));
        assertThat(decision.paymentRequests()).containsExactly(new PaymentRequest.Void(ID + "/VOID/3", "pi_1"));
        assertThat(((Held) decision.order()).payment().parked().reason()).isEqualTo(ParkReason.AMOUNT_DIFFERS);
    }

    @Test
    void closesThePageThatIsOpenWhenAnEarlierOneTurnsOutToBePaid() {
        Order closed = hear(hear(open(), pay("c2")), pageEnded(ID + "/LOOK/2"));
        Order opened = hear(hear(closed, pay("c3")), new Input.PageOpened(NOW, ID + "/OPEN/3", "cs_2", "https://pay"));
        Decision decision = rules.decide(ID, opened, new Input.PaymentShown(NOW, null, AUTHORISED));
        assertThat(decision.order()).isInstanceOf(Authorised.class);
        assertThat(decision.paymentRequests()).containsExactly(new PaymentRequest.Close(ID + "/CLOSE/4", "cs_2"));

        Decision only = rules.decide(ID, open(), new Input.PaymentShown(NOW, null, AUTHORISED));
        assertThat(only.paymentRequests()).isEmpty();
    }

    private static Input pageEnded(String requestId) {
        return new Input.PaymentShown(
                NOW, requestId, new Reading("cs_1", false, null, IntentStatus.NONE, 0, SALE.currency()));
    }

    private Order open() {
        Order opening = hear(hear(null, held()), pay("c1"));
        return hear(opening, new Input.PageOpened(NOW, ID + "/OPEN/1", "cs_1", "https://pay"));
    }

    private Order hear(Order order, Input input) {
        return rules.decide(ID, order, input).order();
    }

    private static Input held() {
        return new Input.SeatsHeld(1, NOW, SALE);
    }

    private static PayOrder pay(String id) {
        return new PayOrder(id, new Receipt(0, 1), "00", OrderWorld.BUYER, "https://back", null, NOW);
    }

    private static Input shown(String requestId, IntentStatus status) {
        return new Input.PaymentShown(NOW, requestId, new Reading("cs_1", true, "pi_1", status, SALE.total(), "EUR"));
    }
}
