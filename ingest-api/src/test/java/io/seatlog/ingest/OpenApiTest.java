package io.seatlog.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.seatlog.id.InstallationSecret;
import io.seatlog.ingest.door.AdmissionCall;
import io.seatlog.ingest.publish.PublishingCalls;
import io.seatlog.ingest.sell.CancellationCalls;
import io.seatlog.ingest.sell.ContactCalls;
import io.seatlog.ingest.sell.GuestCall;
import io.seatlog.ingest.sell.OrderCalls;
import io.seatlog.ingest.sell.ParkedCalls;
import io.seatlog.ingest.sell.RefundCalls;
import io.seatlog.ingest.sell.ReturnUrls;
import io.seatlog.ingest.sell.WebhookCall;
import io.seatlog.ingest.sell.Webhooks;
import io.seatlog.ticket.TicketKeys;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class OpenApiTest {

    private static final Set<String> WRITES = Set.of("put", "post", "patch", "delete");

    @Test
    void describesEveryRouteAndNoOther() throws Exception {
        Set<String> described = new TreeSet<>();
        JsonNode paths;
        try (InputStream in = OpenApiTest.class.getResourceAsStream("/openapi.yaml")) {
            paths = new YAMLMapper().readTree(in).path("paths");
        }
        paths.properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            if (WRITES.contains(operation.getKey())) {
                described.add(operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
            }
        }));

        Set<String> routes = new TreeSet<>();
        routes().list().forEach(route -> routes.add(route.method() + " " + route.pattern()));
        assertThat(routes).hasSizeGreaterThan(10).isEqualTo(described);
    }

    static IngestRoutes routes() {
        PublishingCalls publishing = new PublishingCalls(null, 50, null, null, null, null, null);
        ReturnUrls urls = new ReturnUrls(URI.create("https://tickets.example"), List.of());
        OrderCalls orders = new OrderCalls(null, null, null, null, null, urls);
        AdmissionCall admissions = new AdmissionCall(
                null,
                null,
                new TicketKeys(new InstallationSecret(new byte[32]), 1, 1),
                null,
                new SimpleMeterRegistry());
        WebhookCall webhook = new WebhookCall(
                new Webhooks(List.of(), System::currentTimeMillis), false, null, new SimpleMeterRegistry());
        HttpSide side = new HttpSide();
        HttpSide.MoneyRoutes money = side.moneyRoutes(
                new RefundCalls(null, null),
                new CancellationCalls(null, null, null, null),
                new ParkedCalls(null, null),
                new ContactCalls(null, null));
        return side.ingestRoutes(publishing, orders, admissions, money, new GuestCall(null, null, () -> 0), webhook);
    }
}
