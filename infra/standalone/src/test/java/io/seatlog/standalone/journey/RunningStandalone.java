package io.seatlog.standalone.journey;

import io.seatlog.audit.LocalParts;
import io.seatlog.backing.FreePort;
import io.seatlog.standalone.InThisJvm;
import java.net.URI;
import java.nio.file.Path;

/** One standalone for all journeys of this JVM, in this JVM; new data each time. */
final class RunningStandalone {

    private static final Path DATA =
            Path.of("target", "journeys-" + ProcessHandle.current().pid());

    private static final URI ORIGIN = InThisJvm.start(DATA, FreePort.any());

    private RunningStandalone() {}

    static URI origin() {
        return ORIGIN;
    }

    /** Its data folder. */
    static Path data() {
        return DATA;
    }

    /** Address of its broker. */
    static String bootstrapServers() {
        return parts().bootstrapServers();
    }

    /** Address of its registry, as Confluent's clients take it. */
    static String registryUrl() {
        return parts().registry().toString();
    }

    /** The payment provider. */
    static URI provider() {
        return parts().provider();
    }

    /** Where its parts listen. */
    static LocalParts parts() {
        return LocalParts.of(DATA);
    }
}
