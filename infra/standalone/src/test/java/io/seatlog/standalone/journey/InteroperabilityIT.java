package io.seatlog.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.standalone.client.SeatlogClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Confluent's own JavaScript client reads our facts and writes a command that is decided. */
class InteroperabilityIT {

    private static final Path SCRIPTS = Path.of("src", "test", "node");

    @Test
    void confluentsClientReadsFactsAndHoldsASeat() throws Exception {
        assumeTrue(nodeRuns(), "Node is not here; .ci/run installs it");
        assumeTrue(
                Files.isDirectory(SCRIPTS.resolve("node_modules")),
                "Node packages are not here: run npm ci in infra/standalone/src/test/node, or .ci/run");
        Stage stage = new Stage(SeatlogClient.at(RunningStandalone.origin()));
        stage.publish("interoperable", Stage.house("PT10M"));
        CustomerId customer = new CustomerId("a-trusted-system");
        String order = OrderId.of(customer, new ShowtimeId("interoperable"), "box-office-1")
                .toString();

        JsonNode facts = new JsonMapper().readTree(runScript(order, customer.value()));

        JsonNode held = facts.path(facts.size() - 1);
        assertThat(facts.path(0).path("section").asString()).isEqualTo("stalls");
        assertThat(held.path("orderId").asString()).isEqualTo(order);
        assertThat(held.path("seats").path(0).path("id").asString()).isEqualTo("stalls:3:4");
        assertThat(held.path("seats").path(0).path("price").path("amount").asInt())
                .isEqualTo(5000);
        stage.awaitAvailability("interoperable", read -> read.number("held") == 1);
    }

    private static String runScript(String order, String customer) throws IOException, InterruptedException {
        Path out = Files.createTempFile(Path.of("target"), "interoperability", ".json");
        Path errors = Files.createTempFile(Path.of("target"), "interoperability", ".log");
        Process node = new ProcessBuilder(
                        "node",
                        "interoperability.js",
                        RunningStandalone.bootstrapServers(),
                        RunningStandalone.registryUrl(),
                        "interoperable",
                        order,
                        customer,
                        "stalls:3:4")
                .directory(SCRIPTS.toFile())
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            assertThat(node.waitFor(90, TimeUnit.SECONDS)).as("ended in time").isTrue();
        } finally {
            node.destroyForcibly();
        }
        assertThat(node.exitValue()).as(() -> read(errors)).isZero();
        return read(out);
    }

    private static boolean nodeRuns() {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
