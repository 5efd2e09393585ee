package io.seatlog.standalone;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.http.server.reactive.HttpHandler;

/** Which apps run here, and what each is told. */
final class Apps {

    /** The broker and the registry, as a part whose health counts. */
    static final String BACKING = "backing";

    private Apps() {}

    /**
     * One app.
     *
     * @param settings what it would otherwise be told by its environment
     * @param door where its HTTP handler goes
     */
    record App(String name, AppContext.Main main, Map<String, String> settings, Consumer<HttpHandler> door) {

        App {
            settings = Map.copyOf(settings);
        }

        AppContext start() {
            return AppContext.start(name, main, settings, door);
        }
    }

    /** Everything that must work for an order to be placed. */
    static List<String> names() {
        return List.of(BACKING);
    }

    static List<App> of(DataFolder data, Ports ports, Backing backing, FrontDoor door) {
        return List.of();
    }
}
