package io.seatlog.standalone;

import io.seatlog.stripe.EmulatorSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What every app of one installation is told alike.
 *
 * @param origin where clients find it
 * @param secret of the installation
 * @param stripe the payment provider's API
 * @param state folder of the local stores; each app has one of its own in it
 */
record Installation(URI origin, String bootstrapServers, URI registry, String secret, URI stripe, Path state) {

    /** The emulator signs its events with this. */
    static final String WEBHOOK_SECRET = EmulatorSettings.DEFAULT_SECRET;

    /** One machine: as many tasks as two cores can use. */
    private static final int PARTITIONS = 6;

    /** The settings of one app; what it does not know it does not read. */
    Map<String, String> settings(String app) {
        Map<String, String> settings = new HashMap<>();
        settings.put("seatlog.kafka.bootstrap-servers", bootstrapServers);
        settings.put("seatlog.kafka.partitions", Integer.toString(PARTITIONS));
        settings.put("seatlog.kafka.replication", "1");
        settings.put("seatlog.registry.url", registry.toString());
        settings.put("seatlog.installation.secret", secret);
        settings.put("seatlog.token.issuer", origin.toString());
        settings.put("seatlog.token.audience", DevTokens.AUDIENCE);
        settings.put("seatlog.token.jwks-uri", origin.resolve(OwnRoutes.JWKS).toString());
        settings.put("seatlog.streams.state-dir", state.resolve(app).toString());
        return settings;
    }

    /** The settings of an app that has no second instance, ever: no warm copies, and a name that a restart keeps. */
    Map<String, String> settingsOfOnlyInstance(String app) {
        Map<String, String> settings = settings(app);
        settings.put("seatlog.streams.standbys", "0");
        settings.put("seatlog.streams.instance-id", "standalone");
        return settings;
    }
}
