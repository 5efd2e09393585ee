package io.seatlog.topic;

import static io.seatlog.topic.Topic.kinds;

import io.seatlog.wire.AdmitTicket;
import io.seatlog.wire.BlockSeats;
import io.seatlog.wire.BookHold;
import io.seatlog.wire.CancelShowtime;
import io.seatlog.wire.CancellationEstimated;
import io.seatlog.wire.CapturePayment;
import io.seatlog.wire.ChangeShowtime;
import io.seatlog.wire.ClosePayment;
import io.seatlog.wire.CloseShowtime;
import io.seatlog.wire.CommandAccepted;
import io.seatlog.wire.CommandRefused;
import io.seatlog.wire.Contact;
import io.seatlog.wire.EstimateCancellation;
import io.seatlog.wire.Event;
import io.seatlog.wire.ExpireHold;
import io.seatlog.wire.HoldAccepted;
import io.seatlog.wire.HoldSeats;
import io.seatlog.wire.LookUpPayment;
import io.seatlog.wire.OpenPayment;
import io.seatlog.wire.OpenSection;
import io.seatlog.wire.OpenShowtime;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderCommandRefused;
import io.seatlog.wire.ParkedResolved;
import io.seatlog.wire.PauseSales;
import io.seatlog.wire.PayOrder;
import io.seatlog.wire.PaymentNotNeeded;
import io.seatlog.wire.PaymentOpened;
import io.seatlog.wire.PaymentOutcome;
import io.seatlog.wire.Plan;
import io.seatlog.wire.ProviderEvent;
import io.seatlog.wire.RefundAccepted;
import io.seatlog.wire.RefundPayment;
import io.seatlog.wire.RefundTickets;
import io.seatlog.wire.ReleaseHold;
import io.seatlog.wire.ResolveParked;
import io.seatlog.wire.ResumeSales;
import io.seatlog.wire.ReturnSeats;
import io.seatlog.wire.SalesPaused;
import io.seatlog.wire.SalesResumed;
import io.seatlog.wire.SeatMapPart;
import io.seatlog.wire.SeatsBlocked;
import io.seatlog.wire.SeatsBooked;
import io.seatlog.wire.SeatsHeld;
import io.seatlog.wire.SeatsReleased;
import io.seatlog.wire.SeatsUnblocked;
import io.seatlog.wire.SectionGeometry;
import io.seatlog.wire.SectionLayout;
import io.seatlog.wire.SectionOpened;
import io.seatlog.wire.Showtime;
import io.seatlog.wire.ShowtimeCancelled;
import io.seatlog.wire.ShowtimeChanged;
import io.seatlog.wire.ShowtimeClosed;
import io.seatlog.wire.ShowtimeOpened;
import io.seatlog.wire.ShowtimeTexts;
import io.seatlog.wire.TicketAdmitted;
import io.seatlog.wire.UnblockSeats;
import io.seatlog.wire.VoidPayment;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** Every topic of Seatlog: the one list that apps create and check from. */
public final class Topics {

    private static final String FOR_EVER = "-1";
    private static final String BYTES_MAX = "max.message.bytes";

    /** What somebody wants of a showtime; never written in a transaction. */
    public static final Topic SEAT_COMMANDS = log(
            "seat-commands",
            "showtimeId",
            true,
            FOR_EVER,
            kinds(
                    OpenSection.class,
                    OpenShowtime.class,
                    ChangeShowtime.class,
                    PauseSales.class,
                    ResumeSales.class,
                    HoldSeats.class,
                    ReleaseHold.class,
                    ExpireHold.class,
                    BookHold.class,
                    ReturnSeats.class,
                    BlockSeats.class,
                    UnblockSeats.class,
                    CancelShowtime.class,
                    CloseShowtime.class));

    /** What changed, numbered per showtime without gaps. */
    public static final Topic SEAT_FACTS = log(
            "seat-facts",
            "showtimeId",
            false,
            FOR_EVER,
            kinds(
                    SectionOpened.class,
                    ShowtimeOpened.class,
                    ShowtimeChanged.class,
                    SalesPaused.class,
                    SalesResumed.class,
                    SeatsHeld.class,
                    SeatsBooked.class,
                    SeatsReleased.class,
                    SeatsBlocked.class,
                    SeatsUnblocked.class,
                    ShowtimeCancelled.class,
                    ShowtimeClosed.class));

    /** Answers to commands with {@code replyTo}. */
    public static final Topic SEAT_REPLIES = log(
            "seat-replies",
            "showtimeId",
            false,
            millis(Duration.ofHours(1)),
            kinds(HoldAccepted.class, CommandAccepted.class, CommandRefused.class));

    /** Answers to order-stream's commands, refusals too. */
    public static final Topic SEAT_RESULTS = log(
            "seat-results",
            "showtimeId",
            false,
            millis(Duration.ofDays(7)),
            kinds(CommandAccepted.class, CommandRefused.class));

    /** What is sold: policy, prices, sales state, sections. */
    public static final Topic SHOWTIMES = table("showtimes", "showtimeId", Map.of(), kinds(Showtime.class));

    /** The layout of every part of every section, written once. */
    public static final Topic SECTIONS =
            table("sections", "showtimeId/draft/sectionId/part", Map.of(), kinds(SectionLayout.class));

    /** The state of every seat. Rewritten up to 20 times a second, so compacted early and in small segments. */
    public static final Topic SEAT_MAP = table(
            "seat-map",
            "showtimeId/sectionId/part",
            Map.of("segment.ms", "60000", "segment.bytes", "16777216", "min.cleanable.dirty.ratio", "0.1"),
            kinds(SeatMapPart.class));

    /** What nothing decides on: events, texts, plans and their geometry. */
    public static final Topic CATALOGUE = table(
            "catalogue",
            "kind/id",
            // A section of 100,000 seats is one record of geometry, some 5 MB.
            Map.of(BYTES_MAX, "67108864"),
            kinds(Event.class, ShowtimeTexts.class, Plan.class, SectionGeometry.class));

    /** What somebody wants of an order; never written in a transaction. */
    public static final Topic ORDER_COMMANDS = log(
            "order-commands",
            "showtimeId",
            true,
            FOR_EVER,
            kinds(
                    PayOrder.class,
                    RefundTickets.class,
                    AdmitTicket.class,
                    ResolveParked.class,
                    EstimateCancellation.class));

    /** Answers to order commands. */
    public static final Topic ORDER_REPLIES = log(
            "order-replies",
            "showtimeId",
            false,
            millis(Duration.ofHours(1)),
            kinds(
                    PaymentOpened.class,
                    PaymentNotNeeded.class,
                    OrderCommandRefused.class,
                    RefundAccepted.class,
                    TicketAdmitted.class,
                    ParkedResolved.class,
                    CancellationEstimated.class));

    /** Seat commands of orders on their way to the seat log. */
    public static final Topic SEAT_REQUESTS = log(
            "seat-requests",
            "showtimeId",
            false,
            millis(Duration.ofDays(7)),
            kinds(BookHold.class, ReleaseHold.class, ReturnSeats.class));

    /** What is asked of the payment provider. */
    public static final Topic PAYMENT_REQUESTS = log(
            "payment-requests",
            "showtimeId, or a payment intent's id",
            false,
            FOR_EVER,
            kinds(
                    OpenPayment.class,
                    ClosePayment.class,
                    LookUpPayment.class,
                    CapturePayment.class,
                    VoidPayment.class,
                    RefundPayment.class));

    /** Outcomes, and verified events of the provider; never written in a transaction. */
    public static final Topic PAYMENT_RESULTS =
            log("payment-results", "showtimeId", false, FOR_EVER, kinds(PaymentOutcome.class, ProviderEvent.class));

    /** Every order as it now stands. */
    public static final Topic ORDERS = table("orders", "customerId/orderId", Map.of(), kinds(Order.class));

    /** Who a customer is; erased by a tombstone, which compaction must reach within a day. */
    public static final Topic CONTACTS = table(
            "contacts",
            "customerId",
            Map.of("max.compaction.lag.ms", millis(Duration.ofDays(1))),
            kinds(Contact.class));

    /** Every topic but the dead letters. */
    public static final List<Topic> ALL = List.of(
            SEAT_COMMANDS,
            SEAT_FACTS,
            SEAT_REPLIES,
            SEAT_RESULTS,
            SHOWTIMES,
            SECTIONS,
            SEAT_MAP,
            CATALOGUE,
            ORDER_COMMANDS,
            ORDER_REPLIES,
            SEAT_REQUESTS,
            PAYMENT_REQUESTS,
            PAYMENT_RESULTS,
            ORDERS,
            CONTACTS);

    private Topics() {}

    /** Every topic, each with its dead letters. */
    public static Stream<Topic> allWithDeadLetters() {
        return ALL.stream().flatMap(topic -> Stream.of(topic, topic.deadLetters()));
    }

    static Topic deadLettersOf(Topic source) {
        String retention = source.name().equals("seat-commands") ? FOR_EVER : millis(Duration.ofDays(30));
        int bytesMax = Integer.parseInt(source.config().get(BYTES_MAX)) + RecordSize.DEAD_LETTER_MORE;
        Map<String, String> config = Map.of("retention.ms", retention, BYTES_MAX, Integer.toString(bytesMax));
        return new Topic(source.name() + ".dead-letters", source.key(), List.of(), false, false, with(config));
    }

    private static Topic log(
            String name,
            String key,
            boolean logAppendTime,
            String retentionMs,
            List<Class<? extends SpecificRecord>> kinds) {
        // Who may write commands is not only us; the rest is written by apps.
        int bytesMax = logAppendTime ? RecordSize.INPUT_MAX : RecordSize.OUTPUT_MAX;
        Map<String, String> config = Map.of("retention.ms", retentionMs, BYTES_MAX, Integer.toString(bytesMax));
        return new Topic(name, key, kinds, logAppendTime, false, with(config));
    }

    private static Topic table(
            String name, String key, Map<String, String> config, List<Class<? extends SpecificRecord>> kinds) {
        return new Topic(name, key, kinds, false, true, with(config));
    }

    /** A record stamped by a clock far ahead must not stop the writer of the next one. */
    private static Map<String, String> with(Map<String, String> config) {
        Map<String, String> all = new HashMap<>(config);
        all.putIfAbsent(BYTES_MAX, Integer.toString(RecordSize.OUTPUT_MAX));
        all.put("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
        return all;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
