package io.seatlog.standalone;

import io.seatlog.backing.FreePort;
import io.seatlog.backing.SharedBacking;
import io.seatlog.ingest.IngestApp;
import io.seatlog.query.QueryApp;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Two instances of ingest-api and of query-api, a pair behind each of two ports; one broker and registry. */
public final class TwoDoors implements AutoCloseable {

    private static final String SECRET = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY";

    private final Deque<AutoCloseable> started = new ConcurrentLinkedDeque<>();
    private final List<URI> origins = new ArrayList<>();
    private final Installation installation;

    private TwoDoors(Installation installation) {
        this.installation = installation;
    }

    public static TwoDoors open(Path folder) {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SharedBacking.startBoth();
        URI issuer = URI.create("http://127.0.0.1:" + FreePort.any());
        TwoDoors doors = new TwoDoors(new Installation(
                issuer,
                SharedBacking.kafka().bootstrapServers(),
                URI.create(SharedBacking.registry().url()),
                SECRET,
                URI.create("http://127.0.0.1:1"),
                folder.toAbsolutePath()));
        DevTokens tokens = new DevTokens(DevTokens.newKey(), issuer.toString(), Clock.systemUTC());
        FrontDoor first = doors.door(issuer.getPort(), tokens);
        FrontDoor second = doors.door(FreePort.any(), tokens);
        Waiting.forAll(
                Waiting.beginRun(() -> doors.app("ingest-1", IngestApp::main, first::writes)),
                Waiting.beginRun(() -> doors.app("ingest-2", IngestApp::main, second::writes)),
                Waiting.beginRun(() -> doors.app("query-1", QueryApp::main, first::reads)),
                Waiting.beginRun(() -> doors.app("query-2", QueryApp::main, second::reads)));
        return doors;
    }

    private FrontDoor door(int port, DevTokens tokens) {
        FrontDoor door = new FrontDoor(port, new OwnRoutes(tokens, new Readiness(List.of())));
        started.push(door);
        origins.add(URI.create("http://127.0.0.1:" + port));
        return door;
    }

    private void app(String name, AppContext.Main main, AppContext.Door door) {
        started.push(AppContext.start(name, main, settings(name), door));
    }

    /** What an instance of this name is told. */
    public Map<String, String> settings(String name) {
        return installation.settings(name);
    }

    public List<URI> origins() {
        return List.copyOf(origins);
    }

    @Override
    public void close() {
        started.forEach(part -> {
            try {
                part.close();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
    }
}
