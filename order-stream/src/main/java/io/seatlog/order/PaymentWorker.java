package io.seatlog.order;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.seatlog.runtime.StartOrder;
import io.seatlog.runtime.kafka.DeadLetters;
import io.seatlog.serde.RecordCodec;
import io.seatlog.topic.Topics;
import io.seatlog.wire.PaymentOperation;
import io.seatlog.wire.PaymentOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.AcknowledgingMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Does what orders ask of the payment provider. Requests are queued by kind ahead of a bounded number of calls, at the
 * pace that the provider allows; each is tried until it has an outcome, and its offset is acknowledged once all below it have one in the log. Whatever is in
 * flight when the process dies is asked again, which idempotency keys and reading the payment make harmless.
 */
final class PaymentWorker implements SmartLifecycle, AcknowledgingMessageListener<byte[], byte[]> {

    /** Above it the container pauses, below half of it it goes on. */
    private static final int OPEN_MAX = 10_000;

    private static final Duration BACKOFF_FIRST = Duration.ofMillis(500);
    private static final Duration BACKOFF_MAX = Duration.ofSeconds(60);
    private static final int DOUBLINGS_MAX = 7;
    private static final Logger log = LoggerFactory.getLogger(PaymentWorker.class);

    private final WorkerOffsets offsets;
    private final CommittedReaders readers;
    private final RecordCodec codec;
    private final RequestReader requests;
    private final ProviderCall provider;
    private final KafkaTemplate<byte[], byte[]> results;
    private final DeadLetters deadLetters;
    private final MeterRegistry meters;
    private final OrderSettings settings;
    private final Clock clock = Clock.systemUTC();
    private final Progress progress = new Progress();
    private final JobQueue queue;
    private final AtomicLong numbers = new AtomicLong();
    private final List<Thread> callers = new ArrayList<>();
    private @Nullable ScheduledExecutorService later;
    private @Nullable ConcurrentMessageListenerContainer<byte[], byte[]> container;
    private volatile boolean running;

    PaymentWorker(
            WorkerOffsets offsets,
            CommittedReaders readers,
            RecordCodec codec,
            ProviderCall provider,
            KafkaTemplate<byte[], byte[]> results,
            OrderSettings settings,
            MeterRegistry meters) {
        this.offsets = offsets;
        this.readers = readers;
        this.codec = codec;
        this.requests = new RequestReader(Topics.PAYMENT_REQUESTS, codec, readers.partitions());
        this.provider = provider;
        this.results = results;
        this.settings = settings;
        this.meters = meters;
        this.deadLetters = new DeadLetters(meters);
        this.queue = new JobQueue(new Pace(settings.providerEndpointRate(), settings.providerRate(), System::nanoTime));
        meters.gauge("seatlog.payment.requests.open", progress, Progress::size);
        for (PaymentOperation kind : JobQueue.ORDER) {
            Gauge.builder("seatlog.payment.requests.queued", queue, waiting -> waiting.size(kind))
                    .tag("operation", kind.name())
                    .register(meters);
        }
    }

    @Override
    public void start() {
        offsets.prepare();
        running = true;
        later = Executors.newSingleThreadScheduledExecutor(work -> thread(work, "payment-later"));
        for (int i = 0; i < settings.providerCalls(); i++) {
            Thread caller = thread(this::call, "payment-call-" + i);
            callers.add(caller);
            caller.start();
        }
        container = readers.container(Topics.PAYMENT_REQUESTS, WorkerOffsets.GROUP, this, this::lost);
        container.start();
    }

    @Override
    public void onMessage(ConsumerRecord<byte[], byte[]> record, @Nullable Acknowledgment acknowledgment) {
        if (acknowledgment == null) {
            throw new IllegalStateException("The container acknowledges by hand");
        }
        var place = new Progress.Place(new TopicPartition(record.topic(), record.partition()), record.offset());
        progress.begin(place, acknowledgment::acknowledge);
        try {
            enqueue(PaymentJob.first(requests.read(record), place, numbers.incrementAndGet()));
        } catch (PoisonException e) {
            send(deadLetters.of(Topics.PAYMENT_REQUESTS, record, e.reason(), e.detail()), place);
        }
        throttle();
    }

    /** A page that could only be opened after its order's deadline is refused at once. */
    private void enqueue(PaymentJob job) {
        if (queue.isInTime(job, clock.instant())) {
            queue.add(job);
        } else {
            end(job, new Attempt.Refused(PaymentInputs.BUSY));
        }
    }

    private void call() {
        while (running) {
            try {
                PaymentJob job = queue.take();
                if (progress.isOurs(job.place())) {
                    work(job);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void work(PaymentJob job) {
        Attempt attempt;
        try {
            attempt = provider.run(job.request(), job.tries());
        } catch (RuntimeException e) {
            log.error("A {} failed for a reason that nobody thought of", job.operation(), e);
            attempt = new Attempt.Again(false, "BUG");
        }
        meters.counter(
                        "seatlog.payment.attempts",
                        "operation",
                        job.operation().name(),
                        "end",
                        attempt.getClass().getSimpleName())
                .increment();
        if (attempt instanceof Attempt.Again again) {
            log.warn("{} is tried again: {}", job.operation(), again.why());
            later(backoff(job), () -> queue.add(job.again(again.newKey())));
            return;
        }
        end(job, attempt);
    }

    private void end(PaymentJob job, Attempt attempt) {
        Optional<PaymentOutcome> outcome = PaymentOutcomes.of(job, attempt, clock.instant());
        if (outcome.isEmpty()) {
            meters.counter("seatlog.payment.foreign").increment();
            progress.end(job.place());
            throttle();
            return;
        }
        byte[] key = outcome.get().getShowtimeId().getBytes(StandardCharsets.UTF_8);
        byte[] value = codec.encode(Topics.PAYMENT_RESULTS, outcome.get());
        send(new ProducerRecord<>(Topics.PAYMENT_RESULTS.name(), key, value), job.place());
    }

    /** Sends until it is acknowledged, then the request has ended. */
    private void send(ProducerRecord<byte[], byte[]> record, Progress.Place place) {
        try {
            results.send(record).whenComplete((sent, failure) -> {
                if (failure == null) {
                    progress.end(place);
                    throttle();
                } else {
                    log.warn("An outcome could not be written yet", failure);
                    later(BACKOFF_FIRST, () -> send(record, place));
                }
            });
        } catch (RuntimeException e) {
            log.warn("An outcome could not be sent yet", e);
            later(BACKOFF_FIRST, () -> send(record, place));
        }
    }

    private static Duration backoff(PaymentJob job) {
        Duration wait = BACKOFF_FIRST.multipliedBy(1L << Math.min(job.failures(), DOUBLINGS_MAX));
        return wait.compareTo(BACKOFF_MAX) > 0 ? BACKOFF_MAX : wait;
    }

    private void later(Duration wait, Runnable work) {
        ScheduledExecutorService executor = later;
        if (running && executor != null) {
            executor.schedule(work, wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void throttle() {
        ConcurrentMessageListenerContainer<byte[], byte[]> reading = container;
        if (reading == null) {
            return;
        }
        int open = progress.size();
        if (open > OPEN_MAX && !reading.isPauseRequested()) {
            reading.pause();
        } else if (open < OPEN_MAX / 2 && reading.isPauseRequested()) {
            reading.resume();
        }
    }

    private void lost(java.util.Collection<TopicPartition> partitions) {
        progress.forget(partitions);
    }

    @Override
    public void stop() {
        running = false;
        if (container != null) {
            container.stop();
        }
        callers.forEach(Thread::interrupt);
        callers.clear();
        if (later != null) {
            later.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return running && container != null && container.isRunning();
    }

    @Override
    public int getPhase() {
        return StartOrder.READERS;
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
