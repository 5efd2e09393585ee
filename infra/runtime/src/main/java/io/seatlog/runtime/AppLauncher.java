package io.seatlog.runtime;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts an app with the defaults that all apps have; settings of the environment win over them. */
public final class AppLauncher {

    private AppLauncher() {}

    /**
     * Starts an app and waits until it runs.
     *
     * @param app      its configuration
     * @param name     its module's word: settings are read from {@code <name>.properties}, for several apps may share one
     *                 class path
     * @param defaults of its own
     */
    public static ConfigurableApplicationContext run(
            Class<?> app, String name, Map<String, Object> defaults, String... arguments) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "spring.config.name", name,
                "spring.application.name", "seatlog-" + name,
                "spring.main.banner-mode", "off",
                // Readiness means that every part is ready: streams, readers, what else an app has.
                "management.endpoint.health.probes.enabled", "true",
                "management.endpoint.health.group.readiness.include", "*",
                "management.endpoints.web.exposure.include", "health,prometheus",
                "management.endpoints.web.discovery.enabled", "false",
                // An observation costs each request 10 to 20 us; the apps count for themselves.
                "management.observations.enable.http.server.requests", "false"));
        all.putAll(defaults);
        // Streams formats a text for each empty input of each record: 2 us an order in a locale without a country,
        // half of that or less in this one.
        Locale.setDefault(Locale.Category.FORMAT, Locale.US);
        SpringApplication application = new SpringApplication(app);
        application.setDefaultProperties(all);
        return application.run(arguments);
    }
}
