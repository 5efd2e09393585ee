package io.seatlog.ingest.edge;

import io.netty.channel.EventLoop;
import java.util.concurrent.Executor;

/** The threads that connections live on: answers are written there. */
public final class Loops {

    private Loops() {}

    /** Runs tasks on the loop: at once if that is where it is asked, for then a turn through its queue gains nothing. */
    public static Executor executor(EventLoop loop) {
        return task -> {
            if (loop.inEventLoop()) {
                task.run();
            } else {
                loop.execute(task);
            }
        };
    }
}
