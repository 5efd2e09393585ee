package io.seatlog.order.domain;

import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/** One row of the table: in which state, on which input, where to. */
record Row(String name, BiPredicate<Known, Input> when, BiFunction<Known, Input, Step> then) {

    boolean applies(Known order, Input input) {
        return when.test(order, input);
    }

    Step take(Known order, Input input) {
        return then.apply(order, input);
    }

    /** A row that leads to another order and no more. */
    static <S extends Known, I extends Input> Row row(
            String name, Class<S> in, Class<I> on, BiPredicate<S, I> when, BiFunction<S, I, Known> then) {
        return step(name, in, on, when, (order, input) -> Step.to(then.apply(order, input)));
    }

    /** A row that answers somebody besides. */
    static <S extends Known, I extends Input> Row step(
            String name, Class<S> in, Class<I> on, BiPredicate<S, I> when, BiFunction<S, I, Step> then) {
        return new Row(
                name,
                (order, input) ->
                        in.isInstance(order) && on.isInstance(input) && when.test(in.cast(order), on.cast(input)),
                (order, input) -> then.apply(in.cast(order), on.cast(input)));
    }
}
