package io.seatlog.standalone;

import java.net.URI;
import java.nio.file.Path;

/** Opens the package to the journeys beside it. */
public final class InThisJvm {

    private InThisJvm() {}

    /** Starts everything; it stops when this JVM ends. */
    public static URI start(Path data, int port) {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        Console console = new Console(System.out, false);
        UpSettings settings = new UpSettings(data, new Ports.Wish(port, 0, 0, 0));
        Standalone standalone = Standalone.prepare(settings, console);
        Runtime.getRuntime().addShutdownHook(new Thread(standalone::close, "standalone-close"));
        return URI.create(standalone.start().ports().origin());
    }
}
