package io.seatlog.inventory.domain;

import io.seatlog.id.ShowtimeId;
import java.time.Instant;
import java.util.List;

/**
 * A showtime that has opened: what changes rarely about it.
 *
 * @param id           which
 * @param stage        how far its sale has come
 * @param draft        digest of plan, policy and texts as they opened
 * @param planId       SHA-256 of the plan
 * @param rules        number of the decision rules
 * @param policy       of the sale
 * @param sections     in plan order
 * @param openedNumber number of the fact that opened it
 * @param openedAt     log time of that fact
 * @param revision     number of the last fact about the showtime itself
 * @param revisedAt    log time of that fact
 */
public record Showtime(
        ShowtimeId id,
        Stage stage,
        String draft,
        String planId,
        int rules,
        Policy policy,
        List<SectionRef> sections,
        long openedNumber,
        Instant openedAt,
        long revision,
        Instant revisedAt) {

    public Showtime {
        sections = List.copyOf(sections);
    }

    Showtime in(Stage next, Fact fact) {
        return with(next, policy, next.isOpen() ? sections : List.of(), fact);
    }

    Showtime with(Policy changed, Fact fact) {
        return with(stage, changed, sections, fact);
    }

    private Showtime with(Stage next, Policy changed, List<SectionRef> remaining, Fact fact) {
        return new Showtime(
                id,
                next,
                draft,
                planId,
                rules,
                changed,
                remaining,
                openedNumber,
                openedAt,
                fact.number(),
                fact.stamp().at());
    }
}
