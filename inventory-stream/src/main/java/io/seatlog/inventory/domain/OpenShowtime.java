package io.seatlog.inventory.domain;

import io.seatlog.id.SeatId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.reason.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Put a showtime on sale once all parts of its draft are there.
 *
 * @param showtime which
 * @param draft    digest of plan, policy and texts
 * @param planId   SHA-256 of the plan
 * @param rules    number of the decision rules
 * @param policy   of the sale
 * @param sections in plan order
 * @param blocked  seats that are not for sale from the start
 */
public record OpenShowtime(
        ShowtimeId showtime,
        String draft,
        String planId,
        int rules,
        Policy policy,
        List<SectionRef> sections,
        List<SeatId> blocked)
        implements Command {

    /** The decision rules that this code knows. */
    public static final int RULES = 1;

    public OpenShowtime {
        sections = List.copyOf(sections);
        blocked = List.copyOf(blocked);
    }

    @Override
    public Decision decide(House house, Stamp stamp) {
        Showtime known = house.showtime();
        if (known != null) {
            return known.draft().equals(draft) && known.stage().isOpen()
                    ? Decision.doneBefore(null, known.openedNumber(), known.revision())
                    : Decision.refused(house, null, Reason.SHOWTIME_EXISTS_DIFFERENT);
        }
        Draft laidOut = Draft.of(house, draft, sections);
        Refusal refusal = refusal(laidOut);
        if (refusal != null) {
            return Decision.refused(house, null, refusal);
        }
        Plan plan = new Plan(laidOut.layouts(), policy.onlyIfNamed());
        if (plan.duplicate() != null) {
            return Decision.refused(
                    house, null, Refusal.of(Reason.SECTION_INVALID, "seat " + plan.duplicate() + " stands twice"));
        }
        List<SeatId> unknown = blocked.stream()
                .distinct()
                .filter(seat -> plan.seatOrPlace(seat) == Places.NONE)
                .toList();
        return unknown.isEmpty()
                ? open(house, stamp, plan)
                : Decision.refused(house, null, Refusal.ofSeats(Reason.SEAT_UNKNOWN, unknown));
    }

    private Decision open(House house, Stamp stamp, Plan plan) {
        ShowtimeOpened fact = new ShowtimeOpened(
                showtime,
                house.counts().number() + 1,
                stamp,
                draft,
                planId,
                rules,
                policy,
                sections,
                blocked.stream()
                        .distinct()
                        .map(seat -> plan.ref(plan.seatOrPlace(seat)))
                        .toList());
        return Decision.done(house, fact, null, fact.number());
    }

    private @Nullable Refusal refusal(Draft laidOut) {
        if (laidOut.refusal() != null) {
            return laidOut.refusal();
        }
        List<Category> unpriced = policy.unpriced(laidOut.categories());
        if (!unpriced.isEmpty()) {
            return Refusal.of(Reason.PRICE_MISSING, unpriced.toString());
        }
        String fault = rules == RULES ? policy.fault() : "rules " + rules + " are unknown here";
        return fault == null ? null : Refusal.of(Reason.POLICY_INVALID, fault);
    }
}
