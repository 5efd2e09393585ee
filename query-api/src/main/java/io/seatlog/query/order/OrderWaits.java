package io.seatlog.query.order;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Requests that wait for the next change of an order. */
public final class OrderWaits {

    private final Map<String, Set<Sinks.Empty<Void>>> waiting = new ConcurrentHashMap<>();

    /** One request that waits. Opened before the order is read, so that no change falls between. */
    final class Wait implements AutoCloseable {

        private final String key;
        private final Sinks.Empty<Void> sink = Sinks.empty();

        private Wait(String key) {
            this.key = key;
        }

        /** Ends at the next change, or after this time. */
        Mono<Void> next(Duration max) {
            return sink.asMono().timeout(max, Mono.empty());
        }

        @Override
        public void close() {
            waiting.computeIfPresent(key, (same, sinks) -> {
                sinks.remove(sink);
                return sinks.isEmpty() ? null : sinks;
            });
        }
    }

    /** Begins to listen for changes of an order. */
    Wait open(String key) {
        Wait wait = new Wait(key);
        waiting.compute(key, (same, sinks) -> {
            Set<Sinks.Empty<Void>> all = sinks == null ? ConcurrentHashMap.newKeySet() : sinks;
            all.add(wait.sink);
            return all;
        });
        return wait;
    }

    /** Ends every wait for this order. Told by a stream thread. */
    void changed(String key) {
        Set<Sinks.Empty<Void>> sinks = waiting.get(key);
        if (sinks != null) {
            sinks.forEach(Sinks.Empty::tryEmitEmpty);
        }
    }

    /** Orders that somebody waits for. */
    public int size() {
        return waiting.size();
    }
}
