package io.seatlog.inventory.domain;

import io.seatlog.id.OrderId;
import io.seatlog.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What comes of a command.
 *
 * @param fact   what changes; nothing on a refusal or a repeat
 * @param answer what the sender is told, who may not have asked
 */
public record Decision(@Nullable Fact fact, Answer answer) {

    static Decision done(House house, Fact fact, @Nullable OrderId order, long revision) {
        return new Decision(fact, new Answer.Done(order, fact.number(), false, revision));
    }

    /** An earlier command did it already. */
    static Decision doneBefore(@Nullable OrderId order, long number, long revision) {
        return new Decision(null, new Answer.Done(order, number, true, revision));
    }

    static Decision refused(House house, @Nullable OrderId order, Refusal refusal) {
        return new Decision(null, new Answer.Refused(order, house.counts().number(), refusal));
    }

    static Decision refused(House house, @Nullable OrderId order, Reason reason) {
        return refused(house, order, Refusal.of(reason));
    }
}
