package io.seatlog.standalone.journey;

import static io.seatlog.standalone.journey.WebhookCase.altered;
import static io.seatlog.standalone.journey.WebhookCase.doubted;
import static io.seatlog.standalone.journey.WebhookCase.refused;
import static io.seatlog.standalone.journey.WebhookCase.signed;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the webhook is told that is forged, altered, stale, replayed, somebody else's or not so.
 *
 * @param events what the provider rightly said of an order that is paid, by type
 * @param held   an order that nobody has paid, of the same price
 */
record WebhookCases(Events events, String held) {

    private static final int BYTES_MAX = 256 << 10;
    private static final String NOBODYS = "aaaaaaaaaaaaaaaaaaaaaaaaaa";

    /** Events of one order. */
    record Events(String orderId, JsonNode authorised, JsonNode captured, JsonNode completed) {}

    List<WebhookCase> all() {
        return Stream.of(headers(), secrets(), alterations(), times(), noEvents(), others(), replays(), lies())
                .flatMap(List::stream)
                .toList();
    }

    /** The held order is authorised, says an event that the provider never made. */
    private String forged() {
        return text(events.authorised()).replace(events.orderId(), held);
    }

    private List<WebhookCase> headers() {
        String body = forged();
        long now = Signature.second();
        String zeros = "0".repeat(64);
        return List.of(
                refused("without a signature", body, null),
                refused("with an empty signature", body, ""),
                refused("with a signature of commas", body, ",,,"),
                refused("with nonsense for a signature", body, "signed, the provider"),
                refused("with a time alone", body, "t=" + now),
                refused("with a signature without a time", body, "v1=" + zeros),
                refused("with a time that is no number", body, "t=abc,v1=" + zeros),
                refused("with an empty time", body, "t=,v1=" + zeros),
                refused("with a negative time", body, "t=-" + now + ",v1=" + zeros),
                refused("with a time in milliseconds", body, "t=" + now * 1000 + ",v1=" + zeros),
                refused("with a time of twenty digits", body, "t=99999999999999999999,v1=" + zeros),
                refused("with a signature that is no hex", body, "t=" + now + ",v1=" + "zz".repeat(32)),
                refused("with an empty signature after the time", body, "t=" + now + ",v1="),
                refused("with a header without an end", body, "t=" + now + (",v1=" + zeros).repeat(70)));
    }

    private List<WebhookCase> secrets() {
        String body = forged();
        long now = Signature.second();
        String said = now + "." + body;
        String good = Signature.of(Signature.SECRET, said);
        String genuine = text(events.authorised());
        return List.of(
                refused("signed with a guessed secret", body, "t=" + now + ",v1=" + Signature.of("whsec_guess", said)),
                refused("signed with the API's key", body, "t=" + now + ",v1=" + Signature.of("sk_test_seatlog", said)),
                refused("signed without its time", body, "t=" + now + ",v1=" + Signature.of(Signature.SECRET, body)),
                refused("signed under a scheme of the past", body, "t=" + now + ",v0=" + good),
                refused("with all but the end of a signature", body, "t=" + now + ",v1=" + good.substring(0, 62)),
                refused("with a signature of which a bit is flipped", body, "t=" + now + ",v1=" + flipped(good)),
                refused("with another second than was signed", body, "t=" + (now + 1) + ",v1=" + good),
                refused("with another event's signature", body, Signature.now(genuine)),
                refused(
                        "with a second time in front of an old event's",
                        genuine,
                        "t=" + now + "," + Signature.at(now - 3_600, genuine)));
    }

    private List<WebhookCase> alterations() {
        String genuine = text(events.authorised());
        String amount = "\"amount\":5000";
        int middle = genuine.length() / 2;
        return List.of(
                altered("with its first byte altered", genuine, body -> "[" + body.substring(1)),
                altered("with its last byte altered", genuine, body -> body.substring(0, body.length() - 1) + "]"),
                altered(
                        "with a byte in the middle altered",
                        genuine,
                        body -> body.substring(0, middle)
                                + (char) (body.charAt(middle) ^ 1)
                                + body.substring(middle + 1)),
                altered("with a digit of its amount altered", genuine, body -> body.replace(amount, "\"amount\":5001")),
                altered("turned to another order", genuine, body -> body.replace(events.orderId(), held)),
                altered("turned to another payment", genuine, body -> body.replace("\"pi_", "\"pi_x")),
                altered("with its end cut off", genuine, body -> body.substring(0, body.length() - 1)),
                altered("with a space added", genuine, body -> body + " "),
                altered("emptied", genuine, body -> ""));
    }

    private List<WebhookCase> times() {
        String genuine = text(events.authorised());
        long now = Signature.second();
        return List.of(
                refused("six minutes old", genuine, Signature.at(now - 360, genuine)),
                refused(
                        "thirty days old",
                        genuine,
                        Signature.at(now - Duration.ofDays(30).toSeconds(), genuine)),
                refused("from the beginning of time", genuine, Signature.at(0, genuine)),
                refused("six minutes ahead", genuine, Signature.at(now + 360, genuine)),
                refused(
                        "a year ahead",
                        genuine,
                        Signature.at(now + Duration.ofDays(365).toSeconds(), genuine)));
    }

    private static List<WebhookCase> noEvents() {
        String huge = "{\"id\":\"" + "x".repeat(BYTES_MAX) + "\"}";
        return List.of(
                refused("signed, with nothing in it", "", Signature.now("")),
                refused("signed, and not JSON", "paid", Signature.now("paid")),
                refused("signed, and no event", "{\"id\":\"evt_1\"}", Signature.now("{\"id\":\"evt_1\"}")),
                new WebhookCase("signed, and huge", huge, Signature.now(huge), 413, "BODY_TOO_LARGE", false));
    }

    private List<WebhookCase> others() {
        ObjectNode live = copy(events.authorised()).put("livemode", true);
        ObjectNode customer = copy(events.authorised()).put("type", "customer.created");
        customer.putObject("data").putObject("object").put("object", "customer").put("id", "cus_1");
        ObjectNode foreign = copy(events.authorised()).put("account", "acct_foreign");
        object(foreign).put("id", "pi_foreign").remove("metadata");
        ObjectNode odd = copy(events.completed());
        object(odd).put("client_reference_id", "../orders/x").remove(List.of("metadata", "payment_intent"));
        String unknown = events.orderId().replaceFirst("[^.]*$", NOBODYS);
        return List.of(
                signed("about real money", text(live), "DROPPED"),
                signed("about nothing that we know", text(customer), "DROPPED"),
                signed("about a foreign account's payment", text(foreign), "LOOKED_UP"),
                signed("about an order whose id is none", text(odd), "DROPPED"),
                signed("about an order that nobody placed", text(events.authorised(), unknown), "KEPT"),
                signed("about an order of no showtime", text(events.authorised(), "nothing." + NOBODYS), "KEPT"));
    }

    private List<WebhookCase> replays() {
        ObjectNode old = copy(events.authorised());
        old.put("created", old.path("created").asLong() - Duration.ofDays(30).toSeconds());
        ObjectNode renamed = copy(events.captured()).put("id", "evt_other");
        return List.of(
                signed("again, after its effect", text(events.authorised()), "KEPT"),
                signed("again, and once more", text(events.authorised()), "KEPT"),
                signed("again, thirty days later", text(old), "KEPT"),
                signed("again, the capture", text(events.captured()), "KEPT"),
                signed("again, the capture under another id", text(renamed), "KEPT"),
                signed("out of order, the page after the capture", text(events.completed()), "KEPT"));
    }

    /** Signed, and not so: what is read of the payment decides. */
    private List<WebhookCase> lies() {
        ObjectNode less = copy(events.authorised());
        object(less).put("amount", 1);
        ObjectNode dollars = copy(events.authorised());
        object(dollars).put("currency", "usd");
        ObjectNode part = copy(events.captured());
        object(part).put("amount_received", 4_999);
        ObjectNode never = copy(events.captured());
        object(never).put("id", "pi_never");
        return List.of(
                doubted("with another amount", text(less)),
                doubted("with another currency", text(dollars)),
                doubted("with less than was taken", text(part)),
                doubted("with a payment that is none", text(never)),
                doubted("with an amount, of an order nobody paid", text(less, held)),
                doubted("with another order's money", text(events.captured(), held)));
    }

    private static String flipped(String hex) {
        return (hex.charAt(0) == '0' ? '1' : '0') + hex.substring(1);
    }

    private String text(JsonNode event, String orderId) {
        return text(event).replace(events.orderId(), orderId);
    }

    private static String text(JsonNode event) {
        return event.toString();
    }

    private static ObjectNode copy(JsonNode event) {
        return (ObjectNode) event.deepCopy();
    }

    private static ObjectNode object(ObjectNode event) {
        return (ObjectNode) event.path("data").path("object");
    }
}
