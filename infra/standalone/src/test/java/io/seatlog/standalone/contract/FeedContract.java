package io.seatlog.standalone.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What asyncapi.yaml promises of the feed's messages, and allows its clients. */
final class FeedContract {

    private final Document document = new Document("asyncapi.yaml");
    private final Map<String, String> heard = payloads("hearFeed");
    private final Map<String, String> told = payloads("tellFeed");

    /** The places of an operation's payloads, by the {@code type} that their messages have. */
    private Map<String, String> payloads(String operation) {
        Map<String, String> byType = new HashMap<>();
        String messages = "/operations/" + operation + "/messages/";
        for (int number = 0; !document.at(messages + number).isMissingNode(); number++) {
            String payload = document.resolved(messages + number) + "/payload";
            document.schema(payload);
            String type = document.at(payload + "/properties/type/const").asString("");
            if (type.isEmpty() || byType.put(type, payload) != null) {
                throw new IllegalArgumentException("No type of its own: " + payload);
            }
        }
        return byType;
    }

    /** What is wrong with a message of the feed. */
    List<String> faultsOfHeard(JsonNode message) {
        return faults(heard, message);
    }

    /** What is wrong with a message of a client. */
    List<String> faultsOfTold(JsonNode message) {
        return faults(told, message);
    }

    private List<String> faults(Map<String, String> payloads, JsonNode message) {
        String payload = payloads.get(message.path("type").asString(""));
        List<String> faults = new ArrayList<>();
        if (payload == null) {
            faults.add("its type is not among " + payloads.keySet());
        } else {
            faults.addAll(document.faults(payload, message));
        }
        return faults;
    }
}
