package io.seatlog.ingest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which keys tickets are signed with; query-api must be told the same.
 *
 * @param keyId       number of the key that signs
 * @param oldestKeyId number of the oldest key that is still good
 */
@ConfigurationProperties("seatlog.ticket")
record TicketSettings(
        @DefaultValue("1") int keyId, @DefaultValue("1") int oldestKeyId) {}
