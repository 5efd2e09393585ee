package io.seatlog.stripe;

import io.seatlog.stripe.domain.Charge;
import io.seatlog.stripe.domain.CheckoutSession;
import io.seatlog.stripe.domain.Dispute;
import io.seatlog.stripe.domain.Event;
import io.seatlog.stripe.domain.Expanded;
import io.seatlog.stripe.domain.PaymentIntent;
import io.seatlog.stripe.domain.Refund;
import io.seatlog.stripe.domain.StripeError;
import io.seatlog.stripe.domain.StripeObject;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers and events as the provider's JSON. */
final class StripeJson {
    private final JsonMapper mapper = new JsonMapper();
    private final SessionJson sessions;
    private final MoneyJson money = new MoneyJson();

    /**
     * @param pageUrl where browsers reach the pages, without a slash at the end
     */
    StripeJson(String pageUrl) {
        this.sessions = new SessionJson(pageUrl);
    }

    byte[] bytes(ApiAnswer answer) {
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(body(answer.body()));
    }

    /** The bytes of an event that are signed and sent. */
    byte[] bytes(Event event) {
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(event(event, 1));
    }

    byte[] bytes(ObjectNode node) {
        return mapper.writeValueAsBytes(node);
    }

    private ObjectNode body(ApiAnswer.Body body) {
        if (body instanceof ApiAnswer.One one) {
            return expanded(one.object());
        }
        if (body instanceof ApiAnswer.OneEvent one) {
            return event(one.event(), one.delivered() ? 0 : 1);
        }
        if (body instanceof ApiAnswer.Many many) {
            ObjectNode list = mapper.createObjectNode().put("object", "list");
            list.put("url", many.path()).put("has_more", many.more());
            var rows = list.putArray("data");
            many.rows().forEach(row -> rows.add(body(row)));
            return list;
        }
        return error(((ApiAnswer.Failure) body).error());
    }

    private ObjectNode expanded(Expanded shown) {
        ObjectNode node = plain(shown.object());
        for (String path : shown.paths()) {
            if (path.equals("line_items") && shown.object() instanceof CheckoutSession session) {
                node.set("line_items", sessions.lines(session));
            } else {
                expand(node, List.of(path.split("\\.")).iterator(), shown);
            }
        }
        return node;
    }

    private void expand(ObjectNode node, Iterator<String> path, Expanded shown) {
        if (!path.hasNext()) {
            return;
        }
        String field = path.next();
        JsonNode value = node.get(field);
        if (value != null && value.isString()) {
            StripeObject target = shown.targets().get(value.asString());
            value = target == null ? value : plain(target);
            node.set(field, value);
        }
        if (value instanceof ObjectNode deeper) {
            expand(deeper, path, shown);
        }
    }

    private ObjectNode plain(StripeObject object) {
        ObjectNode node = mapper.createObjectNode();
        if (object instanceof CheckoutSession session) {
            sessions.put(session, node);
        } else if (object instanceof PaymentIntent intent) {
            money.put(intent, node);
        } else if (object instanceof Charge charge) {
            money.put(charge, node);
        } else if (object instanceof Refund refund) {
            money.put(refund, node);
        } else if (object instanceof Dispute dispute) {
            money.put(dispute, node);
        }
        return node;
    }

    private ObjectNode event(Event event, int pending) {
        ObjectNode node = mapper.createObjectNode()
                .put("id", event.id())
                .put("object", "event")
                .put("api_version", Api.VERSION)
                .put("created", event.created());
        node.putObject("data").set("object", plain(event.object()));
        node.put("livemode", false).put("pending_webhooks", pending);
        node.putObject("request")
                .put("id", event.cause().requestId())
                .put("idempotency_key", event.cause().idempotencyKey());
        return node.put("type", event.type());
    }

    private ObjectNode error(StripeError error) {
        ObjectNode node = mapper.createObjectNode();
        ObjectNode inner = node.putObject("error");
        putUnlessNull(inner, "code", error.code());
        if (error.code() != null) {
            inner.put(
                    "doc_url",
                    "https://stripe.com/docs/error-codes/" + error.code().replace('_', '-'));
        }
        inner.put("message", error.message());
        putUnlessNull(inner, "param", error.param());
        if (error.intent() != null) {
            inner.set("payment_intent", plain(error.intent()));
        }
        inner.put("type", error.type());
        return node;
    }

    private static void putUnlessNull(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}
