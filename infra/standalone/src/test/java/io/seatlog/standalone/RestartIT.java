package io.seatlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.seatlog.backing.FreePort;
import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.SeatlogClient;
import io.seatlog.standalone.journey.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIT {

    @TempDir
    Path folder;

    private final int port = FreePort.any();

    @Test
    void whatWasAcknowledgedIsThereAfterAKillAndAStop() throws Exception {
        String paid;
        Answer held;
        try (StandaloneProcess first = StandaloneProcess.start(folder.resolve("data"), port)) {
            assertThat(first.children()).as("broker and registry").hasSize(2);
            Stage stage = new Stage(first.client());
            stage.publish("kept", Stage.house("PT1H"));
            paid = pay(stage.buyer("ann"));
            held = stage.buyer("ben")
                    .orderDecided("kept", "k", Map.of("quantity", 3))
                    .expect(201);
            first.kill();
            await("the children follow their parent")
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> first.childrenAlive().isEmpty());
        }
        try (StandaloneProcess second = StandaloneProcess.start(folder.resolve("data"), port)) {
            Stage stage = new Stage(second.client());
            Stage.awaitOrder(stage.buyer("ann"), paid, "PAID");
            Stage.awaitOrder(stage.buyer("ben"), held.text("orderId"), "HELD");
            stage.awaitAvailability("kept", read -> read.number("booked") == 2 && read.number("held") == 3);
            Answer again = stage.buyer("ben")
                    .orderDecided("kept", "k", Map.of("quantity", 3))
                    .expect(201);
            assertThat(again.text("orderId")).as("the same answer again").isEqualTo(held.text("orderId"));
            stage.buyer("cat").orderDecided("kept", "k", Map.of("quantity", 1)).expect(201);
            second.stop();
            assertThat(second.printed()).contains("Seatlog is ready", "stopped");
            await("no process is left").atMost(Duration.ofSeconds(3)).until(() -> second.childrenAlive()
                    .isEmpty());
        }
    }

    private static String pay(SeatlogClient buyer) {
        String orderId = buyer.orderDecided("kept", "k", Map.of("quantity", 2))
                .expect(201)
                .text("orderId");
        Answer payment =
                buyer.post("/api/orders/" + orderId + "/payment", Map.of()).expect(201);
        SeatlogClient.onPage(payment.text("url"), "pay");
        Stage.awaitOrder(buyer, orderId, "PAID");
        return orderId;
    }
}
