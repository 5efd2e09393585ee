package io.seatlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.logging.LogbackMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.logging.logback.LogbackMetricsAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

class AppContextTest {

    private static final int APPS = 8;
    private static final int STARTS = 500;

    @SpringBootConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration(LogbackMetricsAutoConfiguration.class)
    static class CountingApp {
        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    @Test
    void appsThatStartAtOnceAreAllKnownToTheLog() {
        LoggerContext log = (LoggerContext) LoggerFactory.getILoggerFactory();
        List<LoggerContextListener> before = log.getCopyOfListenerList();
        Waiting.forAll(Stream.generate(() -> Waiting.beginRun(() -> {
                    for (int i = 0; i < STARTS; i++) {
                        AppContext.logbackMetrics();
                    }
                }))
                .limit(APPS)
                .toArray(CompletableFuture[]::new));
        List<LoggerContextListener> known = log.getCopyOfListenerList();
        known.removeAll(before);
        known.forEach(log::removeListener);
        assertThat(known).hasSize(APPS * STARTS);
    }

    @Test
    void anAppCountsItsLogByThisAlone() {
        AtomicReference<ConfigurableApplicationContext> started = new AtomicReference<>();
        AppContext.Main main = arguments -> {
            SpringApplication application = new SpringApplication(CountingApp.class);
            application.setDefaultProperties(Map.of("spring.main.web-application-type", "none"));
            started.set(application.run(arguments));
        };
        try (AppContext app = AppContext.start("counting", main, Map.of(), (handler, beans) -> {})) {
            assertThat(app.name()).isEqualTo("counting");
            String[] names = started.get().getBeanNamesForType(LogbackMetrics.class);
            assertThat(names).hasSize(1);
            // Spring Boot's own would be made by one of its configurations.
            assertThat(started.get()
                            .getBeanFactory()
                            .getBeanDefinition(names[0])
                            .getFactoryBeanName())
                    .isNull();
        }
    }
}
