package io.seatlog.ingest.publish;

import io.seatlog.ingest.log.Catalogue;
import io.seatlog.ingest.log.CommandLog;
import io.seatlog.ingest.log.SeatLog;
import io.seatlog.ingest.plan.PlanCatalogue;
import io.seatlog.ingest.plan.PlanRecords;
import io.seatlog.ingest.plan.SeatingPlan;
import io.seatlog.topic.Topics;
import io.seatlog.wire.CommandRefused;
import io.seatlog.wire.OpenSection;
import io.seatlog.wire.OpenShowtime;
import io.seatlog.wire.RefusalReason;
import io.seatlog.wire.SeatChoice;
import io.seatlog.wire.SectionGeometry;
import io.seatlog.wire.ShowtimeTexts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;

/**
 * Brings a draft into the log and opens it: catalogue first, then every part, then the one command that asks for a reply.
 * It has producers of its own, so that megabytes of sections do not stand before purchases. Its calls block.
 */
final class Publisher {

    /** The client gave up before the showtime was to be opened. */
    static final class AbandonedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AbandonedException() {
            super("The client went away before the showtime was opened", null, false, false);
        }
    }

    private static final int RULES = 1;
    private static final int SENT_AGAIN_MAX = 3;
    private static final Duration REPLY_WITHIN = Duration.ofSeconds(60);

    private final CommandLog log;
    private final SeatLog seats;
    private final Catalogue catalogue;

    /**
     * A publisher.
     *
     * @param log   writes the catalogue
     * @param seats writes the commands, by the same producer, so that they stay in order
     */
    Publisher(CommandLog log, SeatLog seats, Catalogue catalogue) {
        this.log = log;
        this.seats = seats;
        this.catalogue = catalogue;
    }

    /** The log's reply to the opening. */
    SpecificRecord publish(Draft draft, BooleanSupplier abandoned) {
        writePlan(draft.plan(), draft.planId());
        writeTexts(draft.texts(), draft.policy().getTexts());
        String digest = draft.digest();
        SpecificRecord reply = open(draft, digest, abandoned);
        for (int again = 0; again < SENT_AGAIN_MAX && isMissingSections(reply); again++) {
            reply = open(draft, digest, abandoned);
        }
        return reply;
    }

    /** Writes a plan; the overview last, so that who finds it finds all of it. */
    void writePlan(SeatingPlan plan, String planId) {
        if (catalogue.has(Catalogue.plan(planId))) {
            return;
        }
        List<CompletableFuture<Void>> written = new ArrayList<>();
        for (SectionGeometry section : PlanCatalogue.geometry(plan, planId)) {
            written.add(log.write(Topics.CATALOGUE, Catalogue.geometry(planId, section.getSection()), section));
        }
        join(written);
        log.write(Topics.CATALOGUE, Catalogue.plan(planId), PlanCatalogue.overview(plan, planId))
                .join();
    }

    /** Writes the words of a showtime. */
    void writeTexts(ShowtimeTexts texts, String digest) {
        log.write(Topics.CATALOGUE, Catalogue.texts(digest), texts).join();
    }

    private SpecificRecord open(Draft draft, String digest, BooleanSupplier abandoned) {
        String showtime = draft.showtime().value();
        PlanRecords records = new PlanRecords(draft.plan(), draft.focalPoint());
        List<CompletableFuture<Void>> written = new ArrayList<>();
        records.forEachPart(part -> {
            if (abandoned.getAsBoolean()) {
                throw new AbandonedException();
            }
            written.add(seats.tell(showtime, (id, replyTo) -> new OpenSection(showtime, id, null, digest, part)));
        });
        join(written);
        if (abandoned.getAsBoolean()) {
            throw new AbandonedException();
        }
        List<SeatChoice> blocked = draft.blocked().stream().map(SeatChoice::new).toList();
        return seats.ask(
                        showtime,
                        (id, replyTo) -> new OpenShowtime(
                                showtime,
                                id,
                                replyTo,
                                digest,
                                draft.planId(),
                                RULES,
                                draft.policy(),
                                records.sections(),
                                blocked),
                        REPLY_WITHIN)
                .join();
    }

    private static boolean isMissingSections(SpecificRecord reply) {
        return reply instanceof CommandRefused refused && refused.getReason() == RefusalReason.SECTION_MISSING;
    }

    private static void join(List<CompletableFuture<Void>> written) throws CompletionException {
        CompletableFuture.allOf(written.toArray(CompletableFuture[]::new)).join();
    }
}
