package io.seatlog.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.query.Samples;
import io.seatlog.sale.ShowtimeStatus;
import io.seatlog.wire.SalesState;
import io.seatlog.wire.Showtime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShowtimeViewTest {

    private final ShowtimeViews views = new ShowtimeViews();

    ShowtimeViewTest() {
        views.caughtUp();
        views.showtime("hall", Samples.showtime("hall"));
        views.seats(Samples.part("hall", "a", 2, 5, false));
        views.seats(Samples.part("hall", "b", 0, 5, true));
    }

    @Test
    void availabilityHasTheCountersInPlanOrder() {
        assertThat(text(view().availability().plain()))
                .isEqualTo("{\"version\":5,\"asOf\":\"2026-05-01T10:00:00.005Z\","
                        + "\"free\":14,\"held\":2,\"booked\":0,\"blocked\":0,\"sections\":["
                        + "{\"id\":\"a\",\"free\":6,\"held\":2,\"booked\":0,\"blocked\":0},"
                        + "{\"id\":\"b\",\"free\":8,\"held\":0,\"booked\":0,\"blocked\":0}]}");
    }

    @Test
    void statusHasTwoBitsASeatPlainAndCompressed() throws IOException {
        String expected = "{\"version\":5,\"asOf\":\"2026-05-01T10:00:00.005Z\",\"sections\":["
                + "{\"id\":\"a\",\"bits\":\"BQA=\"},{\"id\":\"b\",\"bits\":\"AAA=\"}]}";

        assertThat(text(view().status().plain())).isEqualTo(expected);
        assertThat(text(new GZIPInputStream(
                                new ByteArrayInputStream(view().status().gzipped()))
                        .readAllBytes()))
                .isEqualTo(expected);
    }

    @Test
    void anAnswerIsWrittenOnceAVersion() {
        assertThat(view().availability()).isSameAs(view().availability());
        assertThat(view().status()).isSameAs(view().status());
    }

    @Test
    void aSectionThatDidNotChangeKeepsItsAnswers() {
        SectionView a = view().section("a").orElseThrow();
        SectionView b = view().section("b").orElseThrow();

        views.seats(Samples.part("hall", "b", 1, 6, true));

        assertThat(view().section("a")).containsSame(a);
        assertThat(view().section("b").orElseThrow()).isNotSameAs(b);
        assertThat(view().version()).isEqualTo(6);
    }

    @Test
    void aViewOfAPartOfTheHouseIsNotComplete() {
        views.showtime("other", Samples.showtime("other"));
        views.seats(Samples.part("other", "a", 0, 5, true));

        assertThat(views.view("other").orElseThrow().isComplete()).isFalse();
    }

    @Test
    void everyNewViewIsToldAndSoIsTheEnd() {
        List<String> told = new ArrayList<>();
        views.listen(new ShowtimeViews.Listener() {
            @Override
            public void changed(ShowtimeView view) {
                told.add("version " + view.version());
            }

            @Override
            public void removed(String showtimeId) {
                told.add("removed " + showtimeId);
            }
        });

        views.seats(Samples.part("hall", "b", 1, 6, true));
        views.seats(Samples.part("hall", "b", 1, 6, true));
        views.showtime("hall", null);

        assertThat(told).containsExactly("version 6", "removed hall");
    }

    @Test
    void aShowtimeOfWhichPartsHaveComeIsDrafted() {
        views.drafted("new", 1);
        views.drafted("new", 1);
        views.drafted("new", -1);
        assertThat(views.isDrafted("new")).isTrue();

        views.drafted("new", -1);
        assertThat(views.isDrafted("new")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ON_SALE, 2026-05-01T09:59:59Z, SCHEDULED",
        "PAUSED, 2026-05-01T09:59:59Z, SCHEDULED",
        "ON_SALE, 2026-05-01T10:00:00Z, ON_SALE",
        "PAUSED, 2026-05-01T10:00:00Z, PAUSED",
        "ON_SALE, 2099-06-01T16:59:59Z, ON_SALE",
        "PAUSED, 2099-06-01T17:00:00Z, CLOSED",
        "ON_SALE, 2099-06-01T23:59:59Z, CLOSED",
        "ON_SALE, 2099-06-02T00:00:00Z, ENDED",
        "CANCELLED, 2099-06-02T00:00:00Z, CANCELLED",
        "ENDED, 2026-05-01T10:00:00Z, ENDED"
    })
    void theStatusFollowsSalesAndClock(SalesState sales, Instant now, ShowtimeStatus status) {
        Showtime showtime = Samples.showtime("hall", sales, 1);

        assertThat(ShowtimeStatus.of(showtime, now)).isEqualTo(status);
    }

    private ShowtimeView view() {
        return views.view("hall").orElseThrow();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
