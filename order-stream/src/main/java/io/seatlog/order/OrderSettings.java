package io.seatlog.order;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How order-stream runs.
 *
 * @param commitInterval how often it commits; what somebody waits for is readable after that
 * @param providerUrl    where the payment provider is called
 * @param providerKey    its secret key
 * @param providerCalls  calls at the same time, most
 */
@ConfigurationProperties("seatlog.order")
record OrderSettings(
        @DefaultValue("50ms") Duration commitInterval,
        @DefaultValue("https://api.stripe.com") URI providerUrl,
        @DefaultValue("") String providerKey,
        @DefaultValue("16") int providerCalls) {

    OrderSettings {
        if (providerKey.isBlank()) {
            throw new IllegalArgumentException(
                    "seatlog.order.provider-key, the payment provider's secret key, is missing");
        }
        if (providerCalls < 1) {
            throw new IllegalArgumentException("seatlog.order.provider-calls must be 1 or more");
        }
    }

    @Override
    public String toString() {
        return "OrderSettings[" + commitInterval + ", " + providerUrl + ", key hidden, " + providerCalls + "]";
    }
}
