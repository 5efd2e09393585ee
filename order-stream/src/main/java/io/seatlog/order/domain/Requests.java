package io.seatlog.order.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an order has asked of the provider: the first is under way, the rest waits behind it.
 *
 * @param asked how many there have been
 */
public record Requests(List<PaymentRequest> queue, int asked) {

    static final Requests NONE = new Requests(List.of(), 0);

    public Requests {
        queue = List.copyOf(queue);
    }

    /** The request that is with the provider. */
    public @Nullable PaymentRequest underWay() {
        return queue.isEmpty() ? null : queue.get(0);
    }

    /** Whether a look waits that the provider has not seen yet: what it will read is still to come. */
    boolean hasWaitingLook(@Nullable String refundId) {
        return queue.stream()
                .skip(1)
                .anyMatch(request ->
                        request instanceof PaymentRequest.Look look && Objects.equals(look.refundId(), refundId));
    }

    boolean hasRefund(String refundId) {
        return queue.stream()
                .anyMatch(request -> request instanceof PaymentRequest.Refund refund
                        && refund.refundId().equals(refundId));
    }

    boolean hasLook(String refundId) {
        return queue.stream()
                .anyMatch(request -> request instanceof PaymentRequest.Look look && refundId.equals(look.refundId()));
    }

    boolean has(Class<? extends PaymentRequest> kind) {
        return queue.stream().anyMatch(kind::isInstance);
    }

    Requests and(PaymentRequest request) {
        List<PaymentRequest> longer = new ArrayList<>(queue);
        longer.add(request);
        return new Requests(longer, asked + 1);
    }

    boolean isUnderWay(String requestId) {
        PaymentRequest first = underWay();
        return first != null && first.requestId().equals(requestId);
    }

    Requests withoutFirst() {
        return new Requests(queue.subList(1, queue.size()), asked);
    }
}
