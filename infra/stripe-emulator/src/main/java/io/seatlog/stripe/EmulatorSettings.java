package io.seatlog.stripe;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How an emulator runs.
 *
 * @param host address to listen on
 * @param port 0 for any free one
 * @param publicUrl where browsers reach it, null for host and port
 * @param key the one key it takes; never a live one
 * @param data folder of the ledger
 * @param webhooks null when nobody wants events
 * @param hang how long a request that is told to time out is held
 */
public record EmulatorSettings(
        String host,
        int port,
        @Nullable URI publicUrl,
        String key,
        Path data,
        @Nullable Webhook webhooks,
        Duration hang) {

    public static final String DEFAULT_KEY = "sk_test_seatlog";
    public static final String DEFAULT_SECRET = "whsec_seatlog";

    /** The types of event Seatlog listens to. */
    public static final Set<String> DEFAULT_EVENTS = Set.of(
            "checkout.session.completed",
            "checkout.session.expired",
            "payment_intent.amount_capturable_updated",
            "payment_intent.succeeded",
            "payment_intent.canceled",
            "payment_intent.payment_failed",
            "charge.refunded",
            "charge.dispute.created",
            "refund.created",
            "refund.updated",
            "refund.failed");

    /**
     * Where events go.
     *
     * @param secrets each event is signed with all of them; two while one replaces the other
     * @param events types that are sent, {@code *} for all
     */
    public record Webhook(URI url, List<String> secrets, Set<String> events) {

        public Webhook {
            secrets = List.copyOf(secrets);
            events = Set.copyOf(events);
            if (secrets.isEmpty() || secrets.size() > 2) {
                throw new IllegalArgumentException("webhooks need one secret, or two during a rotation");
            }
        }

        boolean wants(String type) {
            return events.contains("*") || events.contains(type);
        }
    }

    public EmulatorSettings {
        if (key.startsWith("sk_live") || key.startsWith("rk_live")) {
            throw new IllegalArgumentException("a live key has no place in an emulator");
        }
        if (!key.startsWith("sk_test_") && !key.startsWith("rk_test_")) {
            throw new IllegalArgumentException("the key must begin with sk_test_");
        }
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("no such port: " + port);
        }
    }

    /** On a free port of this machine, without webhooks. */
    public static EmulatorSettings in(Path data) {
        return new EmulatorSettings("127.0.0.1", 0, null, DEFAULT_KEY, data, null, Duration.ofSeconds(30));
    }

    public EmulatorSettings withPort(int newPort) {
        return new EmulatorSettings(host, newPort, publicUrl, key, data, webhooks, hang);
    }

    public EmulatorSettings withKey(String newKey) {
        return new EmulatorSettings(host, port, publicUrl, newKey, data, webhooks, hang);
    }

    public EmulatorSettings withPublicUrl(@Nullable URI url) {
        return new EmulatorSettings(host, port, url, key, data, webhooks, hang);
    }

    public EmulatorSettings withHang(Duration newHang) {
        return new EmulatorSettings(host, port, publicUrl, key, data, webhooks, newHang);
    }

    /** Sends the events Seatlog listens to. */
    public EmulatorSettings withWebhooks(URI url, String... secrets) {
        return with(new Webhook(url, List.of(secrets), DEFAULT_EVENTS));
    }

    public EmulatorSettings with(@Nullable Webhook newWebhooks) {
        return new EmulatorSettings(host, port, publicUrl, key, data, newWebhooks, hang);
    }

    /**
     * Reads settings by their names, {@code port} and so on.
     *
     * @param lookup gives a setting by name, null for its default
     */
    public static EmulatorSettings read(Function<String, @Nullable String> lookup) {
        EmulatorSettings defaults = in(Path.of(or(lookup.apply("data"), "data/stripe")));
        String webhookUrl = lookup.apply("webhook-url");
        String publicUrl = lookup.apply("public-url");
        return new EmulatorSettings(
                or(lookup.apply("host"), defaults.host()),
                Integer.parseInt(or(lookup.apply("port"), "12111")),
                publicUrl == null ? null : URI.create(publicUrl),
                or(lookup.apply("key"), DEFAULT_KEY),
                defaults.data(),
                webhookUrl == null ? null : webhook(webhookUrl, lookup),
                Duration.parse(or(lookup.apply("hang"), defaults.hang().toString())));
    }

    private static Webhook webhook(String url, Function<String, @Nullable String> lookup) {
        String events = lookup.apply("webhook-events");
        return new Webhook(
                URI.create(url),
                List.copyOf(words(or(lookup.apply("webhook-secrets"), DEFAULT_SECRET))),
                events == null ? DEFAULT_EVENTS : words(events));
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String or(@Nullable String given, String otherwise) {
        return given == null || given.isBlank() ? otherwise : given;
    }
}
