package io.seatlog.runtime.kafka;

import io.seatlog.runtime.CannotStartException;
import io.seatlog.serde.RecordCodec;
import io.seatlog.serde.RegistrySchemaIds;
import io.seatlog.serde.WireCodec;
import io.seatlog.topic.Topic;
import java.io.IOException;
import java.util.Collection;

/** Makes the codec that the settings name: the built-in one, whose schema ids are the registry's, or another's classes. */
public final class RegistryCodec {

    private RegistryCodec() {}

    /**
     * Registers the kinds of these topics, and returns the codec that writes their ids. Classes that the settings name
     * register them by themselves.
     *
     * @throws CannotStartException if the registry cannot be reached or refuses a schema, or a named class is not there
     */
    public static RecordCodec connect(RegistrySettings registry, Collection<Topic> topics) {
        if (registry.serializer() != null && registry.deserializer() != null) {
            return new SerdeCodec(registry, registry.serializer(), registry.deserializer());
        }
        try {
            return new WireCodec(new RegistrySchemaIds(
                    registry.url().toString(),
                    topics.stream()
                            .flatMap(topic -> topic.kinds().stream())
                            .distinct()
                            .toList()));
        } catch (IOException e) {
            throw new CannotStartException(
                    "The schema registry at " + registry.url() + " failed: " + e,
                    "Start the registry, or name its Confluent-compatible root with seatlog.registry.url"
                            + " (SEATLOG_REGISTRY_URL).",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while schemas were registered", e);
        }
    }
}
