package io.seatlog.query;

import io.seatlog.query.view.ShowtimeViews;
import io.seatlog.runtime.StartOrder;
import org.springframework.context.SmartLifecycle;

/** Opens the views once Streams has started: its start returns when the global tables have been read to their ends. */
final class CatchUp implements SmartLifecycle {

    private final ShowtimeViews views;

    CatchUp(ShowtimeViews views) {
        this.views = views;
    }

    @Override
    public void start() {
        views.caughtUp();
    }

    @Override
    public void stop() {
        // The views stay as they are: requests under way still read them.
    }

    @Override
    public boolean isRunning() {
        return views.isLive();
    }

    @Override
    public int getPhase() {
        return StartOrder.READERS;
    }
}
