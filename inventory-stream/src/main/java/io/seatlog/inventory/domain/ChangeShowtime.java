package io.seatlog.inventory.domain;

import io.seatlog.id.ShowtimeId;
import io.seatlog.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Change the policy of an open showtime, for later holds. Currency and the categories sold only if named are frozen.
 *
 * @param showtime which
 * @param revision that the change was made from
 * @param policy   from now on
 */
public record ChangeShowtime(ShowtimeId showtime, long revision, Policy policy) implements Command {

    @Override
    public Decision decide(House house, Stamp stamp) {
        Showtime known = house.showtime();
        Refusal refusal = Organising.refusal(known);
        if (known == null || refusal != null) {
            return Organising.refused(house, refusal);
        }
        if (policy.equals(known.policy())) {
            return Decision.doneBefore(null, known.revision(), known.revision());
        }
        if (revision != known.revision()) {
            return Decision.refused(house, null, Refusal.moved(known.revision()));
        }
        String fault = fault(house.plan(), known.policy());
        if (fault != null) {
            return Decision.refused(house, null, Refusal.of(Reason.POLICY_INVALID, fault));
        }
        ShowtimeChanged fact = new ShowtimeChanged(
                showtime,
                house.counts().number() + 1,
                stamp,
                policy,
                known.policy().closeAt());
        return Decision.done(house, fact, null, fact.number());
    }

    private @Nullable String fault(Plan plan, Policy before) {
        if (!policy.currency().equals(before.currency())) {
            return "the currency is frozen";
        }
        if (!policy.onlyIfNamed().equals(before.onlyIfNamed())) {
            return "the categories sold only if named are frozen";
        }
        if (!policy.unpriced(plan.categories()).isEmpty()) {
            return "no price for " + policy.unpriced(plan.categories());
        }
        return policy.fault();
    }
}
