package io.seatlog.standalone;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.http.server.reactive.HttpHandler;

/** Which apps run here, and what each is told. */
final class Apps {

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

    static List<String> names() {
        return List.of();
    }

    static List<App> of(DataFolder data, Ports ports, Backing backing, FrontDoor door) {
        return List.of();
    }
}
