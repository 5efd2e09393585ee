package io.seatlog.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class KillIT {
    private static final int CALLERS = 4;
    private static final int ANSWERS_BEFORE_KILL = 100;
    private static final String ORDER = "mode=payment&success_url=http://127.0.0.1/ok"
            + "&line_items[0][quantity]=1&line_items[0][price_data][currency]=eur"
            + "&line_items[0][price_data][unit_amount]=6000&line_items[0][price_data][product_data][name]=Hamlet";

    @TempDir
    Path data;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper mapper = new JsonMapper();

    @Test
    void hasEveryAnsweredSessionAfterBeingKilledAtAnyMoment() throws IOException, InterruptedException {
        Set<String> answered = ConcurrentHashMap.newKeySet();

        for (int round = 1; round <= 2; round++) {
            Child child = Child.start(data);
            int until = answered.size() + ANSWERS_BEFORE_KILL;
            List<Thread> callers = IntStream.range(0, CALLERS)
                    .mapToObj(i -> new Thread(() -> openUntilItDies(child.url(), answered)))
                    .toList();
            callers.forEach(Thread::start);
            Awaitility.await().until(() -> answered.size() >= until);
            child.process().destroyForcibly().waitFor();
            for (Thread caller : callers) {
                caller.join();
            }
        }

        try (Desk desk = Desk.in(data)) {
            Set<String> kept = ConcurrentHashMap.newKeySet();
            desk.ledger()
                    .path("sessions")
                    .forEach(row -> kept.add(row.path("id").asString()));
            assertThat(kept).containsAll(answered);
        }
    }

    private void openUntilItDies(String url, Set<String> answered) {
        try {
            while (true) {
                answered.add(open(url));
            }
        } catch (IOException e) {
            // It is dead.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String open(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/v1/checkout/sessions"))
                .header("Authorization", "Bearer " + EmulatorSettings.DEFAULT_KEY)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(ORDER))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return mapper.readTree(answer.body()).path("id").asString();
    }

    /** The emulator in a process of its own. */
    private record Child(Process process, String url) {

        static Child start(Path data) throws IOException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            StripeEmulatorApp.class.getName(),
                            "--port=0",
                            "--data=" + data)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = output.readLine();
            return new Child(process, line.substring(line.indexOf("http")));
        }
    }
}
