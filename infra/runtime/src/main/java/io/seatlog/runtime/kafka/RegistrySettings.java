package io.seatlog.runtime.kafka;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The schema registry.
 *
 * @param url its Confluent-compatible root
 */
@ConfigurationProperties("seatlog.registry")
public record RegistrySettings(
        @DefaultValue("http://localhost:8081") URI url) {}
