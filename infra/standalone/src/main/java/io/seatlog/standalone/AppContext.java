package io.seatlog.standalone;

import io.micrometer.core.instrument.binder.logging.LogbackMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.reactive.ReactiveWebServerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.server.reactive.HttpHandler;

/**
 * One app inside this process. Its own main method runs, with settings as arguments, so that it is the same app as when
 * it runs alone; only its web server is replaced: its handler goes to the front door.
 */
final class AppContext implements AutoCloseable {

    private final String name;
    private final ConfigurableApplicationContext context;

    private AppContext(String name, ConfigurableApplicationContext context) {
        this.name = name;
        this.context = context;
    }

    /** The main method of an app. */
    interface Main {
        void run(String[] arguments) throws Exception;
    }

    /** Where requests come in. */
    interface Door {
        /** An app can answer: its handler, and whatever else of it does. */
        void opens(HttpHandler handler, BeanFactory app);
    }

    /**
     * Starts an app and waits until it runs.
     *
     * @param door ignored where the app serves no HTTP
     */
    static AppContext start(String name, Main main, Map<String, String> settings, Door door) {
        AtomicReference<@Nullable ConfigurableApplicationContext> started = new AtomicReference<>();
        SpringApplicationRunListener listener = new SpringApplicationRunListener() {
            @Override
            public void contextPrepared(ConfigurableApplicationContext context) {
                started.set(context);
                GenericApplicationContext beans = (GenericApplicationContext) context;
                beans.registerBean(
                        ReactiveWebServerFactory.class, () -> handler -> new NoServer(handler, context, door));
                beans.registerBean(LogbackMetrics.class, AppContext::logbackMetrics);
            }
        };
        SpringApplication.withHook(application -> listener, () -> run(name, main, settings));
        ConfigurableApplicationContext context = started.get();
        if (context == null) {
            throw new IllegalStateException("The main method of " + name + " started no application");
        }
        return new AppContext(name, context);
    }

    /**
     * What counts an app's lines in the log, in the place of Spring Boot's own. One at a time: each makes itself known to the
     * one Logback of this process, which keeps them in a list that is not made for several threads. Where two apps did so at
     * once, one of them did not start.
     */
    static synchronized LogbackMetrics logbackMetrics() {
        return new LogbackMetrics();
    }

    private static void run(String name, Main main, Map<String, String> settings) {
        List<String> arguments = new ArrayList<>();
        // This process ends its parts in an order of its own, and the console is not theirs.
        arguments.add("--spring.main.register-shutdown-hook=false");
        arguments.add("--spring.main.banner-mode=off");
        arguments.add("--spring.application.admin.enabled=false");
        arguments.add("--spring.jmx.enabled=false");
        arguments.add("--management.metrics.use-global-registry=false");
        settings.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        try {
            main.run(arguments.toArray(String[]::new));
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException(name + " did not start", failed);
        }
    }

    String name() {
        return name;
    }

    /** Whether the app's own readiness says that it works. */
    boolean isReady() {
        if (!context.isRunning()) {
            return false;
        }
        HealthEndpoint health = context.getBeanProvider(HealthEndpoint.class).getIfAvailable();
        HealthDescriptor readiness = health == null ? null : health.healthForPath("readiness");
        if (readiness == null) {
            throw new IllegalStateException(name + " has no health group 'readiness'");
        }
        return readiness.getStatus().equals(Status.UP);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Stands where the app's web server would: the front door serves for it. */
    private record NoServer(HttpHandler handler, BeanFactory beans, Door door) implements WebServer {

        @Override
        public void start() {
            door.opens(handler, beans);
        }

        @Override
        public void stop() {
            // The front door closes before the apps do.
        }

        @Override
        public int getPort() {
            return -1;
        }
    }
}
