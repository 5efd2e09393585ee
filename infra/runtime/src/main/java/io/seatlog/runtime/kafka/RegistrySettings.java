package io.seatlog.runtime.kafka;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The schema registry, and what writes and reads its records.
 *
 * @param url          its Confluent-compatible root
 * @param serializer   class of a Kafka serializer of Avro records to use instead of the built-in codec
 * @param deserializer class of the deserializer that belongs to it
 * @param properties   handed to both beside the registry's URL
 */
@ConfigurationProperties("seatlog.registry")
public record RegistrySettings(
        @DefaultValue("http://localhost:8081") URI url,
        @Nullable String serializer,
        @Nullable String deserializer,
        @DefaultValue Map<String, String> properties) {

    public RegistrySettings {
        if ((serializer == null) != (deserializer == null)) {
            throw new IllegalArgumentException(
                    "Of seatlog.registry.serializer and seatlog.registry.deserializer only one is given");
        }
        properties = Map.copyOf(properties);
    }

    /** A registry whose records the built-in codec writes and reads. */
    public static RegistrySettings at(URI url) {
        return new RegistrySettings(url, null, null, Map.of());
    }
}
