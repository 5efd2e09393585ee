package io.seatlog.ingest.door;

import io.seatlog.id.ShowtimeId;
import io.seatlog.id.TicketId;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.ingest.edge.ProblemException;
import io.seatlog.ingest.log.SeatLog;
import io.seatlog.ingest.sell.Refusals;
import io.seatlog.reason.Reason;
import io.seatlog.ticket.TicketCodec;
import io.seatlog.ticket.TicketContent;
import io.seatlog.ticket.UnfitTicketException;
import io.seatlog.wire.AdmitTicket;
import io.seatlog.wire.OrderCommandRefused;
import io.seatlog.wire.TicketAdmitted;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Checks tickets, and asks the orders' log whether they let somebody in. */
final class Admissions {

    /** A scan that was looked at: what the code says, or why it is none. */
    private record Checked(
            Scan scan,
            @Nullable TicketContent content,
            @Nullable Problem problem) {}

    private final TicketCodec codec;
    private final SeatLog orders;
    private final Scheduler checking;
    private final Duration within;

    /**
     * Admissions.
     *
     * @param checking where signatures are checked, which takes longer than an event loop may
     * @param within   how long an answer is waited for
     */
    Admissions(TicketCodec codec, SeatLog orders, Scheduler checking, Duration within) {
        this.codec = codec;
        this.orders = orders;
        this.checking = checking;
        this.within = within;
    }

    /** Answers scans in their order; all are in the log, in that order, before the first answer is waited for. */
    Mono<List<ScanAnswer>> answer(List<Scan> scans) {
        return Mono.fromCallable(() -> scans.stream().map(this::checked).toList())
                .subscribeOn(checking)
                .onErrorMap(RejectedExecutionException.class, e -> new ProblemException(Problem.of(Reason.OVERLOADED)))
                .map(checked -> checked.stream().map(this::asked).toList())
                .flatMapMany(Flux::fromIterable)
                .concatMap(Mono::fromFuture)
                .collectList();
    }

    private Checked checked(Scan scan) {
        try {
            TicketContent content = codec.decode(scan.ticket());
            return content.isFor(scan.showtime())
                    ? new Checked(scan, content, null)
                    : new Checked(scan, null, Problem.of(Reason.WRONG_SHOWTIME));
        } catch (UnfitTicketException e) {
            return new Checked(scan, null, Problem.of(reason(e), String.valueOf(e.getMessage())));
        }
    }

    private static Reason reason(UnfitTicketException e) {
        return switch (e.fault()) {
            case MALFORMED -> Reason.TICKET_MALFORMED;
            case KEY_UNKNOWN -> Reason.TICKET_KEY_UNKNOWN;
            case SIGNATURE -> Reason.TICKET_SIGNATURE;
        };
    }

    private CompletableFuture<ScanAnswer> asked(Checked checked) {
        TicketContent content = checked.content();
        Problem problem = checked.problem();
        if (content == null || problem != null) {
            Problem why = problem == null ? Problem.of(Reason.INTERNAL) : problem;
            return CompletableFuture.completedFuture(ScanAnswer.Refused.of(why));
        }
        TicketId ticket = content.ticket(checked.scan().showtime());
        return orders.ask(
                        checked.scan().showtime().value(),
                        (id, replyTo) -> command(checked.scan(), content)
                                .setCommandId(id)
                                .setReplyTo(replyTo)
                                .build(),
                        within)
                .handle((reply, e) -> e == null ? answer(ticket, content, reply) : unanswered(ticket, e));
    }

    private static AdmitTicket.Builder command(Scan scan, TicketContent content) {
        ShowtimeId showtime = scan.showtime();
        TicketId ticket = content.ticket(showtime);
        return AdmitTicket.newBuilder()
                .setShowtimeId(showtime.value())
                .setOrderId(ticket.order().toString())
                .setLine(ticket.line())
                .setIssue(content.issue())
                .setScanId(scan.id())
                .setGate(scan.gate())
                .setScannedAt(scan.scannedAt())
                .setOffline(scan.offline());
    }

    private static ScanAnswer answer(TicketId ticket, TicketContent content, SpecificRecord reply) {
        if (reply instanceof TicketAdmitted admitted) {
            return new ScanAnswer.Admitted(ticket, content.seat(), admitted.getAdmission(), admitted.getReplayed());
        } else if (reply instanceof OrderCommandRefused refused) {
            Problem problem = Refusals.problem(refused);
            // Whoever signed the ticket knew the order: at the door it is the ticket that is not there.
            return new ScanAnswer.Refused(
                    problem.reason() == Reason.ORDER_NOT_FOUND ? Problem.of(Reason.TICKET_UNKNOWN) : problem,
                    ticket,
                    refused.getFirst());
        }
        return ScanAnswer.Refused.of(Problem.of(Reason.INTERNAL));
    }

    private static ScanAnswer unanswered(TicketId ticket, Throwable e) {
        Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
        if (cause instanceof TimeoutException) {
            return new ScanAnswer.Undecided(ticket);
        }
        Reason reason = cause instanceof KafkaException ? Reason.OVERLOADED : Reason.INTERNAL;
        return new ScanAnswer.Refused(Problem.of(reason), ticket, null);
    }
}
