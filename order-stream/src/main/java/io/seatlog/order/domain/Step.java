package io.seatlog.order.domain;

import java.util.List;

/** Where one row of the table leads: the order afterwards, and answers that its state alone would not give. */
record Step(Known order, List<PayReply> replies) {

    Step {
        replies = List.copyOf(replies);
    }

    static Step to(Known order) {
        return new Step(order, List.of());
    }

    static Step refusing(Known order, List<PayOrder> commands, PayRefusal reason) {
        return new Step(
                order,
                commands.stream()
                        .map(command -> new PayReply(command, new PayAnswer.Refused(reason)))
                        .toList());
    }
}
