package io.seatlog.standalone.client;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/**
 * What came back.
 *
 * @param body JSON; a missing node where there was none
 */
public record Answer(int status, JsonNode body, HttpHeaders headers) {

    /** The text at this path, members parted by dots; empty where there is none. */
    public String text(String path) {
        return at(path).asString("");
    }

    /** The number at this path; -1 where there is none. */
    public long number(String path) {
        return at(path).asLong(-1);
    }

    private JsonNode at(String path) {
        JsonNode node = body;
        for (String member : path.split("\\.")) {
            node = node.path(member);
        }
        return node;
    }

    public String reason() {
        return text("reason");
    }

    /** A header, empty where it is not there. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** This answer, if it has one of these statuses. */
    public Answer expect(int... statuses) {
        for (int expected : statuses) {
            if (status == expected) {
                return this;
            }
        }
        throw new UnexpectedAnswerException(this);
    }

    @Override
    public String toString() {
        return status + " " + body;
    }
}
