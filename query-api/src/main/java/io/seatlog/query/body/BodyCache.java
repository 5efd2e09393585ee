package io.seatlog.query.body;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Answers that never change, each made once however many ask at the same time; the least asked for give way. */
public final class BodyCache {

    private final Map<String, CompletableFuture<Optional<Body>>> bodies = new LinkedHashMap<>(64, 0.75f, true);
    private final Executor worker;
    private final long bytesMax;
    private long bytes;

    /**
     * An empty cache.
     *
     * @param worker   makes the answers
     * @param bytesMax how much may be kept
     */
    public BodyCache(Executor worker, long bytesMax) {
        this.worker = worker;
        this.bytesMax = bytesMax;
    }

    /** The answer under this name; made now if it is not there. What cannot be made yet is not remembered. */
    public synchronized CompletableFuture<Optional<Body>> get(String name, Supplier<Optional<Body>> making) {
        CompletableFuture<Optional<Body>> known = bodies.get(name);
        if (known != null) {
            return known;
        }
        CompletableFuture<Optional<Body>> made = CompletableFuture.supplyAsync(() -> compressed(making.get()), worker);
        bodies.put(name, made);
        made.whenComplete((body, failure) -> done(name, made, failure == null ? body : Optional.empty()));
        return made;
    }

    private static Optional<Body> compressed(Optional<Body> body) {
        body.filter(Body::isWorthCompressing).ifPresent(Body::gzipped);
        return body;
    }

    private synchronized void done(String name, CompletableFuture<Optional<Body>> made, Optional<Body> body) {
        if (body.isEmpty()) {
            bodies.remove(name, made);
            return;
        }
        bytes += body.get().weight();
        var eldest = bodies.entrySet().iterator();
        while (bytes > bytesMax && bodies.size() > 1 && eldest.hasNext()) {
            CompletableFuture<Optional<Body>> candidate = eldest.next().getValue();
            if (candidate != made && candidate.isDone() && !candidate.isCompletedExceptionally()) {
                bytes -= candidate.join().map(Body::weight).orElse(0);
                eldest.remove();
            }
        }
    }
}
