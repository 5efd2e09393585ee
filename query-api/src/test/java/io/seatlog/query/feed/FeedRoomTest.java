package io.seatlog.query.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.query.Samples;
import io.seatlog.query.view.ShowtimeView;
import io.seatlog.query.view.ShowtimeViews;
import io.seatlog.sale.ShowtimeStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FeedRoomTest {

    private static final Sales ON_SALE = new Sales(ShowtimeStatus.ON_SALE, Instant.EPOCH, Instant.MAX);
    private static final Sales PAUSED = new Sales(ShowtimeStatus.PAUSED, Instant.EPOCH, Instant.MAX);

    /** Who opens a room tells it of the view that he found, and a newer one may have come meanwhile. */
    @Test
    void doesNotGoBackToAnOlderView() {
        ShowtimeView older = view(1);
        ShowtimeView newer = view(2);
        FeedRoom room = new FeedRoom(older, ON_SALE);

        room.publish(newer, PAUSED);
        room.publish(older, ON_SALE);

        assertThat(room.latest()).isSameAs(newer);
        assertThat(room.sales()).isEqualTo(PAUSED);
        room.publish(newer, ON_SALE);
        assertThat(room.sales()).isEqualTo(ON_SALE);
    }

    private static ShowtimeView view(long version) {
        ShowtimeViews views = new ShowtimeViews();
        views.caughtUp();
        views.showtime("hall", Samples.showtime("hall"));
        views.seats(Samples.part("hall", "a", 0, version, false));
        views.seats(Samples.part("hall", "b", 0, version, true));
        return views.view("hall").orElseThrow();
    }
}
