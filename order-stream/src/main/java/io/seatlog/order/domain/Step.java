package io.seatlog.order.domain;

import java.util.List;

/** Where one row of the table leads: the order afterwards, and answers that its state alone would not give. */
record Step(Known order, List<Reply> replies) {

    Step {
        replies = List.copyOf(replies);
    }

    static Step to(Known order) {
        return new Step(order, List.of());
    }

    static Step refusing(Known order, List<PayOrder> commands, Refusal reason) {
        return new Step(
                order,
                commands.stream()
                        .map(command -> new Reply(command, new Answer.Refused(reason)))
                        .toList());
    }

    static Step refusing(Known order, OrderCommand command, Refusal reason) {
        return answering(order, command, new Answer.Refused(reason));
    }

    static Step answering(Known order, OrderCommand command, Answer answer) {
        return new Step(order, List.of(new Reply(command, answer)));
    }
}
