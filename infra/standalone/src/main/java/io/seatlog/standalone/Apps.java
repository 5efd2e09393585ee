package io.seatlog.standalone;

import io.seatlog.expiry.ExpiryApp;
import io.seatlog.ingest.IngestApp;
import io.seatlog.inventory.InventoryApp;
import io.seatlog.order.OrderApp;
import io.seatlog.query.QueryApp;
import io.seatlog.stripe.EmulatorSettings;
import java.util.List;
import java.util.Map;

/** Which apps run here, and what each is told. */
final class Apps {

    /** The broker and the registry, as a part whose health counts. */
    static final String BACKING = "backing";

    private static final String INVENTORY = "inventory-stream";
    private static final String ORDER = "order-stream";
    private static final String EXPIRY = "expiry-stream";
    private static final String INGEST = "ingest-api";
    private static final String QUERY = "query-api";

    private Apps() {}

    /**
     * One app.
     *
     * @param settings what it would otherwise be told by its environment
     * @param door where what answers its requests goes
     */
    record App(String name, AppContext.Main main, Map<String, String> settings, AppContext.Door door) {

        App {
            settings = Map.copyOf(settings);
        }

        AppContext start() {
            return AppContext.start(name, main, settings, door);
        }
    }

    /** Everything that must work for an order to be placed. */
    static List<String> names() {
        return List.of(BACKING, INVENTORY, ORDER, EXPIRY, INGEST, QUERY);
    }

    static List<App> of(Installation installation, FrontDoor door) {
        // Who serves only its health has no door: standalone asks for it directly.
        AppContext.Door none = (handler, beans) -> {};
        return List.of(
                new App(INVENTORY, InventoryApp::main, installation.settingsOfOnlyInstance(INVENTORY), none),
                new App(ORDER, OrderApp::main, order(installation), none),
                new App(EXPIRY, ExpiryApp::main, installation.settingsOfOnlyInstance(EXPIRY), none),
                new App(INGEST, IngestApp::main, ingest(installation), door::writes),
                new App(QUERY, QueryApp::main, installation.settingsOfOnlyInstance(QUERY), door::reads));
    }

    private static Map<String, String> order(Installation installation) {
        Map<String, String> settings = installation.settingsOfOnlyInstance(ORDER);
        settings.put("seatlog.order.provider-url", installation.stripe().toString());
        settings.put("seatlog.order.provider-key", EmulatorSettings.DEFAULT_KEY);
        // The emulator has no contract that names a rate.
        settings.put("seatlog.order.provider-calls", "64");
        settings.put("seatlog.order.provider-endpoint-rate", "1000");
        settings.put("seatlog.order.provider-rate", "4000");
        return settings;
    }

    private static Map<String, String> ingest(Installation installation) {
        Map<String, String> settings = installation.settings(INGEST);
        settings.put("seatlog.ingest.public-origin", installation.origin().toString());
        settings.put("seatlog.ingest.webhook-secrets", Installation.WEBHOOK_SECRET);
        return settings;
    }
}
