package io.seatlog.ingest.sell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.ingest.edge.ProblemException;
import io.seatlog.ingest.gate.HoldRequest;
import io.seatlog.reason.Reason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldReaderTest {

    private static final CustomerId ANN = new CustomerId("ann");
    private static final OrderId ORDER = OrderId.of(ANN, new ShowtimeId("hamlet"), "key");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | MALFORMED_JSON | ''",
                "'{' | MALFORMED_JSON | ''",
                "'{} {}' | MALFORMED_JSON | ''",
                "'{\"quantity\":1,\"quantity\":1}' | MALFORMED_JSON | ''",
                "'[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]' | MALFORMED_JSON | ''",
                "'NaN' | MALFORMED_JSON | ''",
                "'[]' | REQUEST_INVALID | ''",
                "'{}' | REQUEST_INVALID | ''",
                "'{\"seats\":[]}' | REQUEST_INVALID | /seats",
                "'{\"seats\":[\"a\",\"a\"]}' | REQUEST_INVALID | /seats/1",
                "'{\"seats\":\"a\"}' | REQUEST_INVALID | /seats",
                "'{\"seats\":[1]}' | REQUEST_INVALID | /seats/0",
                "'{\"seats\":[\"\"]}' | REQUEST_INVALID | /seats/0",
                "'{\"seats\":[\"a\\u0000\"]}' | REQUEST_INVALID | /seats/0",
                "'{\"seats\":[\"\\ud800\"]}' | REQUEST_INVALID | /seats/0",
                "'{\"seats\":null}' | REQUEST_INVALID | /seats",
                "'{\"quantity\":0}' | REQUEST_INVALID | /quantity",
                "'{\"quantity\":10000}' | REQUEST_INVALID | /quantity",
                "'{\"quantity\":-1}' | REQUEST_INVALID | /quantity",
                "'{\"quantity\":99999999999999999999}' | REQUEST_INVALID | /quantity",
                "'{\"quantity\":1.5}' | REQUEST_INVALID | /quantity",
                "'{\"quantity\":\"2\"}' | REQUEST_INVALID | /quantity",
                "'{\"quantity\":1,\"seats\":[\"a\"]}' | REQUEST_INVALID | ''",
                "'{\"adjacent\":true}' | REQUEST_INVALID | ''",
                "'{\"quantity\":1,\"colour\":\"red\"}' | REQUEST_INVALID | /colour",
                "'{\"quantity\":1,\"section\":\"a\",\"sections\":[\"a\"]}' | REQUEST_INVALID | /sections",
                "'{\"quantity\":1,\"adjacent\":1}' | REQUEST_INVALID | /adjacent",
            })
    void refusesWhatNoRequestIs(String body, Reason reason, String pointer) {
        assertThatThrownBy(() -> read(body)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().reason()).isEqualTo(reason);
            if (reason == Reason.REQUEST_INVALID && !pointer.isEmpty()) {
                assertThat(refused.problem().errors())
                        .extracting(fault -> fault.pointer())
                        .contains(pointer);
            }
        });
    }

    @Test
    void refusesMoreThanAHundredSeats() {
        StringBuilder seats = new StringBuilder("{\"seats\":[\"s0\"");
        for (int i = 1; i <= 100; i++) {
            seats.append(",\"s").append(i).append('"');
        }
        assertThatThrownBy(() -> read(seats + "]}")).isInstanceOf(ProblemException.class);
    }

    @Test
    void takesTheOrderOfSeatsAndListsForNothing() {
        assertThat(read("{\"seats\":[\"b\",\"a\"]}")).isEqualTo(read("{\"seats\":[\"a\",\"b\"]}"));
        assertThat(read("{\"quantity\":2,\"sections\":[\"y\",\"x\"]}"))
                .isEqualTo(read("{\"sections\":[\"x\",\"y\"],\"quantity\":2}"));
        assertThat(read("{\"quantity\":2,\"category\":\"A\"}"))
                .isEqualTo(read("{\"quantity\":2,\"categories\":[\"A\"]}"));
    }

    private static HoldRequest read(String body) {
        return HoldReader.read(body.getBytes(StandardCharsets.UTF_8), ORDER, ANN);
    }
}
