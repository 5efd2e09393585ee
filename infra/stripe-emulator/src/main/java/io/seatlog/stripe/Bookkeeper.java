package io.seatlog.stripe;

import io.seatlog.stripe.domain.Call;
import io.seatlog.stripe.domain.Cause;
import io.seatlog.stripe.domain.Change;
import io.seatlog.stripe.domain.Decision;
import io.seatlog.stripe.domain.Due;
import io.seatlog.stripe.domain.Entry;
import io.seatlog.stripe.domain.Event;
import io.seatlog.stripe.domain.Ledger;
import io.seatlog.stripe.domain.StripeObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * The one thread that reads and moves the ledger.
 *
 * <p>It takes what has come in, decides it in order, writes all of it with one fsync, and only then answers: so nobody
 * ever sees what a crash could undo, and many callers share the price of the disk.
 */
final class Bookkeeper implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Bookkeeper.class.getName());
    private static final int BATCH_MAX = 1024;
    private static final long IDLE_MILLIS_MAX = 500;

    private final BlockingQueue<Task<?>> queue = new LinkedBlockingQueue<>();
    private final RandomIds ids = new RandomIds();
    private final Ledger ledger;
    private final Journal journal;
    private final Thread thread;
    private Consumer<Event> outlet = event -> {};
    private volatile boolean closing;
    private volatile @Nullable IOException broken;

    /** Something to do on the ledger's thread. */
    @FunctionalInterface
    interface Work<T> {
        Outcome<T> run(Ledger ledger, Moment moment);
    }

    /** What came of it: an entry to write, or null, and what to tell the caller once the ledger has it. */
    record Outcome<T>(@Nullable Entry entry, Supplier<T> answer) {}

    /** The time and a source of ids, as the thread has them. */
    record Moment(long now, RandomIds ids) {
        Call call(Cause cause) {
            return new Call(now, ids, cause);
        }
    }

    private record Task<T>(Work<T> work, MonoSink<T> sink) {}

    private Bookkeeper(Ledger ledger, Journal journal) {
        this.ledger = ledger;
        this.journal = journal;
        this.thread = new Thread(this::run, "stripe-ledger");
    }

    /**
     * Replays the ledger of a folder.
     *
     * @param subscribed which types of event have a receiver
     */
    static Bookkeeper open(Path data, Predicate<String> subscribed) throws IOException {
        Ledger ledger = new Ledger(subscribed);
        return new Bookkeeper(ledger, Journal.open(data, ledger::apply));
    }

    /**
     * Starts to answer.
     *
     * @param receiver gets every event to be delivered, those left over from before first
     */
    void start(Consumer<Event> receiver) {
        outlet = receiver;
        thread.start();
    }

    /** Runs the work; the answer comes once what it wrote is durable. */
    <T> Mono<T> ask(Work<T> work) {
        return Mono.create(sink -> {
            queue.add(new Task<>(work, sink));
            if (closing && !thread.isAlive()) {
                failWaiting();
            }
        });
    }

    private void run() {
        ledger.undelivered().forEach(outlet);
        List<Task<?>> batch = new ArrayList<>();
        while (!closing || !queue.isEmpty()) {
            try {
                Task<?> first = queue.poll(idleMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, BATCH_MAX - 1);
                }
                turn(batch);
                batch.clear();
            } catch (InterruptedException e) {
                closing = true;
            }
        }
        failWaiting();
    }

    private void turn(List<Task<?>> batch) {
        long now = now();
        List<Entry> written = new ArrayList<>();
        List<Runnable> answers = new ArrayList<>();
        if (broken == null) {
            whatIsDue(now, written);
        }
        batch.forEach(task -> answers.add(decide(task, written)));
        if (!written.isEmpty()) {
            try {
                journal.append(written);
            } catch (IOException e) {
                broken = e;
                LOG.log(System.Logger.Level.ERROR, "the ledger can not be written; refusing everything from now on", e);
                batch.forEach(task -> task.sink().error(e));
                return;
            }
        }
        answers.forEach(Runnable::run);
        written.forEach(this::announce);
        ledger.forget(now);
    }

    private <T> Runnable decide(Task<T> task, List<Entry> written) {
        IOException cause = broken;
        if (cause != null) {
            return () -> task.sink().error(cause);
        }
        try {
            Outcome<T> outcome = task.work().run(ledger, new Moment(now(), ids));
            enter(outcome.entry(), written);
            T answer = outcome.answer().get();
            return () -> task.sink().success(answer);
        } catch (BadRequest e) {
            return () -> task.sink().error(e);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a request failed", e);
            return () -> task.sink().error(e);
        }
    }

    private void enter(@Nullable Entry entry, List<Entry> written) {
        if (entry == null) {
            return;
        }
        try {
            ledger.apply(entry);
        } catch (RuntimeException e) {
            broken = new IOException("the ledger in memory may differ from its file", e);
            throw e;
        }
        written.add(entry);
    }

    private void whatIsDue(long now, List<Entry> written) {
        StripeObject due = ledger.takeDue(now);
        while (due != null) {
            Decision decision = Due.decide(ledger, due, new Call(now, ids, Cause.nobody()));
            enter(decision instanceof Change change ? change : null, written);
            due = written.size() < BATCH_MAX ? ledger.takeDue(now) : null;
        }
    }

    private void announce(Entry entry) {
        if (entry instanceof Change change) {
            for (Change.Notice notice : change.notices()) {
                Event event = ledger.events().find(notice.id());
                if (event != null && !ledger.delivered(event.id())) {
                    outlet.accept(event);
                }
            }
        }
    }

    private long idleMillis() {
        return ledger.nextDue() <= now() ? 0 : IDLE_MILLIS_MAX;
    }

    private long now() {
        return System.currentTimeMillis() / 1000 + ledger.clockOffsetSeconds();
    }

    private void failWaiting() {
        for (Task<?> task = queue.poll(); task != null; task = queue.poll()) {
            task.sink().error(new IOException("the emulator has stopped"));
        }
    }

    @Override
    public void close() throws IOException {
        closing = true;
        ask((books, moment) -> new Outcome<>(null, () -> true)).subscribe(done -> {}, stopped -> {});
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        journal.close();
    }
}
