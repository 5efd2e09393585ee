package io.seatlog.backing;

import java.util.List;

/** Options of every child JVM: small and quick to start. */
final class ChildJvm {

    static final List<String> OPTIONS =
            List.of("-XX:+UseSerialGC", "-Xshare:auto", "-XX:-UsePerfData", "-Djava.awt.headless=true");

    private ChildJvm() {}
}
