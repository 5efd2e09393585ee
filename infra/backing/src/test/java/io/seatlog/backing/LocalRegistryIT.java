package io.seatlog.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRegistryIT {

    private static final String SCHEMA =
            "{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"R%d\\\",\\\"fields\\\":[{\\\"name\\\":\\\"n\\\",\\\"type\\\":\\\"int\\\"}]}";

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aSchemaKeepsItsIdThoughTheRegistryIsKilledRightAfterItsAnswer() throws Exception {
        try (LocalRegistry registry = LocalRegistry.start(LocalRegistry.Settings.in(folder.resolve("registry")))) {
            String first = register(registry, 1);
            String second = register(registry, 2);
            registry.kill();

            registry.restart();
            assertThat(get(registry, "/subjects")).contains("\"s1\"", "\"s2\"");
            assertThat(register(registry, 2)).isEqualTo(second).isNotEqualTo(first);
            assertThat(register(registry, 1)).isEqualTo(first);
        }
    }

    private String register(LocalRegistry registry, int number) throws IOException, InterruptedException {
        String body = "{\"schema\":\"" + SCHEMA.formatted(number) + "\"}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry.url() + "/subjects/s" + number + "/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private String get(LocalRegistry registry, String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(registry.url() + path)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
