package io.seatlog.inventory.domain;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command is told. */
public sealed interface Answer {

    /** Number of the fact that it tells of; of the showtime's last one for a refusal. */
    long number();

    /**
     * The seats are held; a repeat reads the first answer again.
     *
     * @param order    which
     * @param customer whose
     * @param seats    what is held
     * @param currency of the prices
     * @param total    their sum
     * @param heldAt   log time of the hold
     * @param deadline when it ends
     * @param number   of the fact that held them
     * @param receipt  offset of the command that did, in its partition
     * @param replayed whether this command repeated that one
     */
    record Held(
            OrderId order,
            CustomerId customer,
            List<SoldSeat> seats,
            String currency,
            long total,
            Instant heldAt,
            Instant deadline,
            long number,
            long receipt,
            boolean replayed)
            implements Answer {

        static Held of(SeatsHeld fact) {
            return new Held(
                    fact.order(),
                    fact.customer(),
                    fact.seats(),
                    fact.currency(),
                    fact.total(),
                    fact.stamp().at(),
                    fact.deadline(),
                    fact.number(),
                    fact.stamp().offset(),
                    false);
        }

        static Held again(Order order, Plan plan, String currency) {
            return new Held(
                    order.id(),
                    order.customer(),
                    order.sold(plan),
                    currency,
                    order.total(),
                    order.heldAt(),
                    order.deadline(),
                    order.heldNumber(),
                    order.heldOffset(),
                    true);
        }
    }

    /**
     * Any other command did what it says, or had done so before.
     *
     * @param order    the order it was about, if any
     * @param number   of the fact that did it
     * @param replayed whether an earlier command had
     * @param revision of the showtime after it
     */
    record Done(@Nullable OrderId order, long number, boolean replayed, long revision) implements Answer {}

    /**
     * Nothing changed.
     *
     * @param order   the order it was about, if any
     * @param number  of the showtime's last fact: the state judged against
     * @param refusal why
     */
    record Refused(@Nullable OrderId order, long number, Refusal refusal) implements Answer {}
}
