package io.seatlog.order.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The payment provider as far as one order sees it: its ledger is the truth about money. */
final class ProviderModel {

    static final class Intent {
        final String id;
        IntentStatus status = IntentStatus.INCOMPLETE;
        long amount;
        long taken;
        long givenBack;
        boolean byHand;

        Intent(String id, long amount) {
            this.id = id;
            this.amount = amount;
        }
    }

    static final class PayPage {
        final String id;
        boolean open = true;

        @Nullable
        Intent intent;

        PayPage(String id) {
            this.id = id;
        }
    }

    final Map<String, PayPage> pages = new LinkedHashMap<>();
    final Map<String, Intent> intents = new LinkedHashMap<>();
    final List<Input> events = new ArrayList<>();
    final List<String> voidsAsked = new ArrayList<>();

    private final Set<String> refundsMade = new HashSet<>();
    private final Map<String, Input> opened = new HashMap<>();
    private final SplittableRandom random;
    boolean quiet;
    /** Whether a capture is under way: only then may a look fail to tell. */
    boolean capturing;

    ProviderModel(SplittableRandom random) {
        this.random = random;
    }

    Intent intentOf(PayPage page, long total) {
        if (page.intent == null) {
            page.intent = new Intent("pi_" + page.id, total);
            intents.put(page.intent.id, page.intent);
        }
        return page.intent;
    }

    Intent ghost(long total) {
        Intent intent = new Intent("pi_ghost" + intents.size(), total);
        intents.put(intent.id, intent);
        return intent;
    }

    Reading read(Intent intent) {
        long amount = intent.status == IntentStatus.SUCCEEDED ? intent.taken : intent.amount;
        return new Reading(null, false, intent.id, intent.status, amount, "EUR");
    }

    Reading read(PayPage page) {
        if (page.intent == null) {
            return new Reading(page.id, page.open, null, IntentStatus.NONE, 0, "EUR");
        }
        Reading of = read(page.intent);
        return new Reading(page.id, page.open, of.intent(), of.status(), of.amount(), of.currency());
    }

    /** Does what the worker does with a request, and tells how it ended. */
    Input work(PaymentRequest request, Instant now) {
        String id = request.requestId();
        if (!quiet && !(request instanceof PaymentRequest.Open) && random.nextInt(8) == 0) {
            if (request instanceof PaymentRequest.Capture && random.nextBoolean()) {
                act(request);
            }
            if (request instanceof PaymentRequest.Capture || request instanceof PaymentRequest.Look && capturing) {
                return new Input.EffectUnknown(now, id);
            }
        }
        if (request instanceof PaymentRequest.Open open) {
            return opened.computeIfAbsent(id, any -> open(open, now));
        }
        if (request instanceof PaymentRequest.Refund refund) {
            Intent intent = intents.get(refund.intent());
            intent.givenBack += refundsMade.add(refund.refundId()) ? refund.amount() : 0;
            return new Input.RefundEnded(now, id, refund.refundId(), true);
        }
        return new Input.PaymentShown(now, id, act(request));
    }

    private Input open(PaymentRequest.Open open, Instant now) {
        if (!quiet && random.nextInt(4) == 0) {
            boolean busy = random.nextBoolean();
            PayRefusal reason = busy ? PayRefusal.PAYMENT_BUSY : PayRefusal.PAYMENT_UNAVAILABLE;
            return new Input.PageRefused(now, open.requestId(), reason);
        }
        PayPage page = new PayPage("cs" + open.attempt());
        pages.put(page.id, page);
        return new Input.PageOpened(now, open.requestId(), page.id, "https://pay/" + page.id);
    }

    private Reading act(PaymentRequest request) {
        if (request instanceof PaymentRequest.Close close) {
            PayPage page = pages.get(close.paymentId());
            page.open = false;
            return read(page);
        }
        if (request instanceof PaymentRequest.Look look) {
            return look.intent() != null ? read(intents.get(look.intent())) : read(pages.get(look.paymentId()));
        }
        if (request instanceof PaymentRequest.Capture capture) {
            Intent intent = intents.get(capture.intent());
            if (intent.status == IntentStatus.REQUIRES_CAPTURE) {
                take(intent, intent.amount);
            }
            return read(intent);
        }
        Intent intent = intents.get(((PaymentRequest.Void) request).intent());
        if (intent.status == IntentStatus.REQUIRES_CAPTURE) {
            intent.status = IntentStatus.CANCELED;
            tell(intent, false);
        }
        return read(intent);
    }

    void take(Intent intent, long amount) {
        intent.status = IntentStatus.SUCCEEDED;
        intent.taken = amount;
        tell(intent, false);
    }

    /** An event of how it is now: it may come twice, later, or, unless it must, never. */
    void tell(Intent intent, boolean surely) {
        int copies = surely ? 1 : random.nextInt(3);
        for (int i = 0; i < copies; i++) {
            events.add(new Input.PaymentShown(Instant.EPOCH, null, read(intent)));
        }
    }
}
