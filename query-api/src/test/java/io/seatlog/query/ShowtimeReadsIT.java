package io.seatlog.query;

import static io.seatlog.query.TwoInstances.HTTP;
import static io.seatlog.query.TwoInstances.await;
import static io.seatlog.query.TwoInstances.get;
import static io.seatlog.query.TwoInstances.json;
import static io.seatlog.query.TwoInstances.parse;
import static io.seatlog.query.TwoInstances.problem;
import static io.seatlog.query.TwoInstances.request;
import static io.seatlog.query.TwoInstances.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What everybody reads of showtimes, plans and the catalogue. */
@ExtendWith(TwoInstances.class)
class ShowtimeReadsIT {

    @Test
    void bothInstancesGiveTheSameAvailability() {
        for (int app = 0; app < 2; app++) {
            int instance = app;
            await(
                    () -> json(instance, "/api/showtimes/hall/availability", Map.of())
                            .path("version")
                            .asInt(),
                    2);
            HttpResponse<byte[]> answer = get(app, "/api/showtimes/hall/availability", Map.of());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("etag")).contains("\"2\"");
            assertThat(answer.headers().firstValue("cache-control")).contains("public, max-age=1");
            assertThat(answer.headers().firstValue("access-control-allow-origin"))
                    .contains("*");
            JsonNode body = parse(answer.body());
            assertThat(body.path("free").asInt()).isEqualTo(14);
            assertThat(body.path("sections").get(0).path("id").asString()).isEqualTo("a");
        }
    }

    @Test
    void theServerReadsWhatBrowsersSendAndListsNothingForOperators() throws Exception {
        assertThat(get(0, "/actuator", Map.of()).statusCode()).isEqualTo(404);
        assertThat(get(0, "/actuator/prometheus", Map.of()).statusCode()).isEqualTo(200);
        try (Socket socket = new Socket("127.0.0.1", TwoInstances.port(0))) {
            String request = "GET /api/showtimes?event=a|b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void whoHasTheVersionReads304() {
        HttpResponse<byte[]> answer =
                get(0, "/api/showtimes/hall/availability", Map.of("If-None-Match", "W/\"1\", \"2\""));

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void headHasTheHeadersOfGetAndNoBody() throws Exception {
        HttpRequest head = request(0, "/api/showtimes/hall/availability", Map.of())
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();

        HttpResponse<byte[]> answer = HTTP.send(head, HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("etag")).contains("\"2\"");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void statusSeatsAndPlanAgreeOnTheSameSeats() throws Exception {
        JsonNode status = json(0, "/api/showtimes/hall/status?section=a", Map.of());
        byte[] bits = Base64.getDecoder()
                .decode(status.path("sections").get(0).path("bits").asString());
        assertThat(bits).containsExactly(0b0101, 0);

        JsonNode seats = json(1, "/api/showtimes/hall/seats", Map.of());
        JsonNode first = seats.path("sections").get(0).path("seats").get(0);
        assertThat(first.path("id").asString()).isEqualTo("a:1:1");
        assertThat(first.path("status").asString()).isEqualTo("HELD");
        assertThat(first.path("price").asInt()).isEqualTo(5_000);
        assertThat(first.path("x").asDouble()).isEqualTo(0);

        HttpResponse<byte[]> plan =
                get(1, "/api/plans/" + Samples.PLAN + "/geometry", Map.of("Accept-Encoding", "gzip"));
        assertThat(plan.headers().firstValue("cache-control")).contains("public, max-age=31536000, immutable");
        byte[] body = plan.headers().firstValue("content-encoding").isPresent()
                ? new GZIPInputStream(new ByteArrayInputStream(plan.body())).readAllBytes()
                : plan.body();
        assertThat(parse(body)
                        .path("sections")
                        .get(1)
                        .path("rows")
                        .get(0)
                        .path("xy")
                        .get(1)
                        .asInt())
                .isEqualTo(200);
        assertThat(json(0, "/api/plans/" + Samples.PLAN + "/sections/b", Map.of())
                        .path("rows")
                        .get(1)
                        .path("ids")
                        .get(3)
                        .asString())
                .isEqualTo("b:2:4");
    }

    @Test
    void theCatalogueIsTold() {
        JsonNode showtimes = json(0, "/api/showtimes?event=faust&from=2099-01-01T00:00:00Z", Map.of());
        assertThat(showtimes.path("data").get(0).path("event").asString()).isEqualTo("Faust");
        assertThat(showtimes.path("data").get(0).path("status").asString()).isEqualTo("ON_SALE");
        assertThat(json(1, "/api/events/faust", Map.of()).path("title").asString())
                .isEqualTo("Faust");
    }

    @Test
    void problemsHaveAReasonAndTheStatusOfIt() {
        problem(get(0, "/api/showtimes/none/availability", Map.of()), 404, "SHOWTIME_UNKNOWN");
        problem(get(0, "/api/showtimes/hall/status?section=z", Map.of()), 422, "SECTION_UNKNOWN");
        problem(get(0, "/api/nothing", Map.of()), 404, "NOT_FOUND");
        problem(get(0, "/api/events?cursor=AAAA", Map.of()), 422, "REQUEST_INVALID");
        problem(get(0, "/api/orders", Map.of()), 401, "UNAUTHENTICATED");
        problem(get(0, "/api/orders", Map.of("Authorization", "Bearer x.y.z")), 401, "TOKEN_INVALID");
        problem(get(0, "/api/showtimes/hall/sales", token("someone")), 403, "FORBIDDEN");
        problem(get(0, "/internal/orders/customer?customer=anna", Map.of()), 404, "NOT_FOUND");
    }
}
