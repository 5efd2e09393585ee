package io.seatlog.ingest;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator decides about ingest-api.
 *
 * @param publicOrigin           where buyers find Seatlog: scheme, host, port
 * @param returnOrigins          origins that buyers may be sent back to after paying, beside the public one
 * @param corsOrigins            origins whose pages may call
 * @param trustedProxies         addresses of proxies that say truly whom they speak for: "10.0.0.7" or "10.0.0.0/8"
 * @param webhookSecrets         the payment provider's signing secrets; two during a rotation, none: no webhook is accepted
 * @param livemode               whether the provider's events are about real money; others are dropped
 * @param inFlightMax            most purchase requests being answered at once
 * @param inFlightPerCustomerMax most of them of one customer
 * @param priceMin               least that the payment provider takes, in minor units
 */
@ConfigurationProperties("seatlog.ingest")
public record IngestSettings(
        @DefaultValue("http://localhost:8080") URI publicOrigin,
        @DefaultValue List<String> returnOrigins,
        @DefaultValue List<String> corsOrigins,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue List<String> webhookSecrets,
        @DefaultValue("false") boolean livemode,
        @DefaultValue("50000") int inFlightMax,
        @DefaultValue("512") int inFlightPerCustomerMax,
        @DefaultValue("50") long priceMin) {

    public IngestSettings {
        returnOrigins = List.copyOf(returnOrigins);
        corsOrigins = List.copyOf(corsOrigins);
        trustedProxies = List.copyOf(trustedProxies);
        webhookSecrets = List.copyOf(webhookSecrets);
        if (publicOrigin.getHost() == null || publicOrigin.getScheme() == null) {
            throw new IllegalArgumentException("seatlog.ingest.public-origin is an origin as https://tickets.example");
        }
        if (inFlightMax < 1 || inFlightPerCustomerMax < 1) {
            throw new IllegalArgumentException("seatlog.ingest.in-flight-max and -per-customer-max are 1 or more");
        }
        if (priceMin < 0) {
            throw new IllegalArgumentException("seatlog.ingest.price-min is 0 or more");
        }
        if (webhookSecrets.stream().anyMatch(secret -> secret.length() < 8)) {
            throw new IllegalArgumentException("seatlog.ingest.webhook-secrets has one that is too short to be one");
        }
    }

    @Override
    public String toString() {
        return "IngestSettings[publicOrigin=" + publicOrigin + ", returnOrigins=" + returnOrigins + "]";
    }
}
