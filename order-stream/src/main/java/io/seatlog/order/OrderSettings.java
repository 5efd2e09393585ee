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
 * @param providerEndpointRate calls of one kind a second, of this instance
 * @param providerRate   calls a second in all, of this instance
 */
@ConfigurationProperties("seatlog.order")
record OrderSettings(
        @DefaultValue("100ms") Duration commitInterval,
        @DefaultValue("https://api.stripe.com") URI providerUrl,
        @DefaultValue("") String providerKey,
        @DefaultValue("16") int providerCalls,
        @DefaultValue("20") int providerEndpointRate,
        @DefaultValue("80") int providerRate) {

    OrderSettings {
        if (providerKey.isBlank()) {
            throw new IllegalArgumentException(
                    "seatlog.order.provider-key, the payment provider's secret key, is missing");
        }
        if (providerCalls < 1) {
            throw new IllegalArgumentException("seatlog.order.provider-calls must be 1 or more");
        }
        if (providerEndpointRate < 1 || providerRate < providerEndpointRate) {
            throw new IllegalArgumentException("seatlog.order.provider-endpoint-rate must be 1 or more, and"
                    + " seatlog.order.provider-rate not less");
        }
    }

    @Override
    public String toString() {
        return "OrderSettings[" + commitInterval + ", " + providerUrl + ", key hidden, " + providerCalls + ", "
                + providerEndpointRate + "/s, " + providerRate + "/s]";
    }
}
