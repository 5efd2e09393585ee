package io.seatlog.query.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client of the feed may say. */
record ClientMessage(Kind kind, List<String> sections) {

    enum Kind {
        WATCH,
        SNAPSHOT
    }

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    ClientMessage {
        sections = List.copyOf(sections);
    }

    /** Reads a message; empty if it is none. */
    static Optional<ClientMessage> parse(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            Set<String> members = Set.copyOf(node.propertyNames());
            String type = node.path("type").asString("");
            if (type.equals("snapshot") && members.equals(Set.of("type"))) {
                return Optional.of(new ClientMessage(Kind.SNAPSHOT, List.of()));
            }
            if (type.equals("watch") && members.equals(Set.of("type", "sections"))) {
                return sections(node.path("sections")).map(ids -> new ClientMessage(Kind.WATCH, ids));
            }
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<String>> sections(JsonNode array) {
        if (!array.isArray()) {
            return Optional.empty();
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode id : array) {
            if (!id.isString()) {
                return Optional.empty();
            }
            ids.add(id.asString());
        }
        return Optional.of(ids);
    }
}
