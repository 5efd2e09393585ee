package io.seatlog.standalone.journey;

import io.seatlog.backing.FreePort;
import io.seatlog.standalone.InThisJvm;
import java.net.URI;
import java.nio.file.Path;

/** One standalone for all journeys of this JVM, in this JVM; new data each time. */
final class RunningStandalone {

    private static final URI ORIGIN = InThisJvm.start(
            Path.of("target", "journeys-" + ProcessHandle.current().pid()), FreePort.any());

    private RunningStandalone() {}

    static URI origin() {
        return ORIGIN;
    }
}
