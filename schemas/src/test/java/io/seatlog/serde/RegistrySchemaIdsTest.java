package io.seatlog.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.seatlog.wire.Contact;
import io.seatlog.wire.HoldSeats;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistrySchemaIdsTest {

    private static final int OWN = 7;
    private static final int FOREIGN = 99;
    private static final int HANG_UPS = 12;
    private static final String SCHEMA =
            "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"Foreign\\\",\\\"fields\\\":[]}\"}";

    /** How the registry answers one question for an id. */
    private interface Answer {
        void to(HttpExchange question) throws IOException;
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private RegistrySchemaIds ids;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/subjects/", question -> answer(question, 200, "{\"id\":" + OWN + "}"));
        server.createContext("/schemas/ids/", question -> {
            asked.add(question.getRequestURI().getPath());
            answers.remove().to(question);
        });
        server.start();
        ids = new RegistrySchemaIds("http://127.0.0.1:" + server.getAddress().getPort(), List.of(HoldSeats.class));
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void knowsItsOwnKindsWithoutAsking() {
        assertThat(ids.idOf(HoldSeats.getClassSchema())).isEqualTo(OWN);
        assertThat(ids.schemaOf(OWN)).contains(HoldSeats.getClassSchema());
        assertThat(asked).isEmpty();
        assertThatThrownBy(() -> ids.idOf(Contact.getClassSchema())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void asksOnceForASchemaThatItFinds() {
        answers.add(question -> answer(question, 200, SCHEMA));

        assertThat(ids.schemaOf(FOREIGN))
                .hasValueSatisfying(schema -> assertThat(schema.getName()).isEqualTo("Foreign"));
        assertThat(ids.schemaOf(FOREIGN)).isPresent();
        assertThat(asked).containsExactly("/schemas/ids/99");
    }

    @Test
    void asksOnceForASchemaThatIsNotThere() {
        answers.add(question -> answer(question, 404, "{}"));

        assertThat(ids.schemaOf(FOREIGN)).isEmpty();
        assertThat(ids.schemaOf(FOREIGN)).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @Test
    void asksAgainAfterARegistryThatIsBusy() {
        answers.add(question -> answer(question, 503, "{}"));
        answers.add(question -> answer(question, 200, SCHEMA));

        assertThat(ids.schemaOf(FOREIGN)).isPresent();
    }

    @Test
    void asksAgainAfterARegistryThatHangsUp() {
        // The client itself asks a few times.
        Collections.nCopies(HANG_UPS, (Answer) HttpExchange::close).forEach(answers::add);
        answers.add(question -> answer(question, 200, SCHEMA));

        assertThat(ids.schemaOf(FOREIGN)).isPresent();
    }

    @Test
    void asksAgainAfterARegistryThatDoesNotAnswer() {
        answers.add(question -> {
            try {
                over.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        answers.add(question -> answer(question, 200, SCHEMA));

        assertThat(ids.schemaOf(FOREIGN)).isPresent();
    }

    @Test
    void whatIsNoSchemaIsNone() {
        answers.add(question -> answer(question, 200, "{\"schema\":\"nonsense\"}"));

        assertThat(ids.schemaOf(FOREIGN)).isEmpty();
        assertThat(asked).hasSize(1);
    }

    private static void answer(HttpExchange question, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        question.sendResponseHeaders(status, bytes.length);
        question.getResponseBody().write(bytes);
        question.close();
    }
}
