package io.seatlog.query;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How this app answers.
 *
 * @param planCache          heap for the answers about plans
 * @param feedConnectionsMax most feeds open at a time
 * @param corsOrigins        origins whose pages may read what is not public
 */
@ConfigurationProperties("seatlog.query")
record QuerySettings(
        @DefaultValue("64MB") DataSize planCache,
        @DefaultValue("50000") int feedConnectionsMax,
        @DefaultValue List<String> corsOrigins) {

    QuerySettings {
        if (planCache.toBytes() < 1 || feedConnectionsMax < 1) {
            throw new IllegalArgumentException("seatlog.query needs a plan cache and at least one feed");
        }
        corsOrigins = List.copyOf(corsOrigins);
    }
}
