package io.seatlog.order;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A buyer's browser, and a look behind the emulated provider's counter. */
final class Cashier {

    private final URI base;
    private final HttpClient browser = HttpClient.newHttpClient();

    Cashier(URI base) {
        this.base = base;
    }

    void press(String page, String button) {
        post(URI.create(page), "action=" + button);
    }

    void fault(String kind, String on) {
        JsonNode made = new JsonMapper().readTree(post(base.resolve("/emulator/faults"), "kind=" + kind + "&on=" + on));
        if (!made.has("id")) {
            throw new IllegalStateException("No fault was made: " + made);
        }
    }

    void dispute(String intent) {
        post(base.resolve("/emulator/disputes"), "payment_intent=" + intent);
    }

    long captured() {
        return total("captured");
    }

    long refunded() {
        return total("refunded");
    }

    private long total(String of) {
        String ledger = send(HttpRequest.newBuilder(base.resolve("/emulator/ledger")));
        return new JsonMapper()
                .readTree(ledger)
                .path("totals")
                .path("eur")
                .path(of)
                .asLong();
    }

    private String post(URI uri, String form) {
        return send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private String send(HttpRequest.Builder request) {
        try {
            return browser.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
