package io.seatlog.order.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The payment provider as far as one order sees it: its ledger is the truth about money. */
final class ProviderModel {

    static final class Intent {
        final String id;
        IntentStatus status = IntentStatus.INCOMPLETE;
        long amount;
        long taken;
        final List<Given> given = new ArrayList<>();
        boolean byHand;
        boolean disputed;
        long givenOutside;

        Intent(String id, long amount) {
            this.id = id;
            this.amount = amount;
        }

        /** Given back under our ids, or on its way. */
        long givenBack() {
            return given.stream()
                    .filter(one -> one.status != Refund.Status.FAILED)
                    .mapToLong(one -> one.amount)
                    .sum();
        }

        Given last(String refundId) {
            return given.stream()
                    .filter(one -> one.refundId.equals(refundId))
                    .reduce((one, next) -> next)
                    .orElseThrow();
        }
    }

    /** Money given back under one of our ids, as often as it was tried. */
    static final class Given {
        final String refundId;
        final long amount;
        Refund.Status status;

        Given(String refundId, long amount, Refund.Status status) {
            this.refundId = refundId;
            this.amount = amount;
            this.status = status;
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

    private final Map<String, Input> opened = new HashMap<>();
    private final Map<String, Input> refunded = new HashMap<>();
    private final SplittableRandom random;
    private final SplittableRandom chance;
    boolean quiet;
    /** Whether a capture is under way: only then may a look fail to tell. */
    boolean capturing;

    ProviderModel(SplittableRandom random, long seed) {
        this.random = random;
        this.chance = new SplittableRandom(seed ^ 0xba2c);
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
        long back = intent.givenBack() + intent.givenOutside;
        return new Reading(null, false, intent.id, intent.status, amount, "EUR", back, intent.disputed);
    }

    Reading read(PayPage page) {
        if (page.intent == null) {
            return new Reading(page.id, page.open, null, IntentStatus.NONE, 0, "EUR");
        }
        Reading of = read(page.intent);
        return new Reading(
                page.id, page.open, of.intent(), of.status(), of.amount(), of.currency(), of.refunded(), of.disputed());
    }

    /** Does what the worker does with a request, and tells how it ended. */
    Input work(PaymentRequest request, Instant now) {
        String id = request.requestId();
        if (!quiet && !(request instanceof PaymentRequest.Open) && random.nextInt(8) == 0) {
            if (request instanceof PaymentRequest.Capture && random.nextBoolean()) {
                act(request);
            }
            boolean looks = request instanceof PaymentRequest.Look look && look.refundId() == null;
            if (request instanceof PaymentRequest.Capture || looks && capturing) {
                return new Input.EffectUnknown(now, id);
            }
        }
        if (request instanceof PaymentRequest.Open open) {
            return opened.computeIfAbsent(id, any -> open(open, now));
        }
        if (request instanceof PaymentRequest.Refund refund) {
            return refund(refund, now);
        }
        if (request instanceof PaymentRequest.Look look && look.refundId() != null) {
            return lookAtRefund(look, now);
        }
        return new Input.PaymentShown(now, id, act(request));
    }

    private Input refund(PaymentRequest.Refund refund, Instant now) {
        String id = refund.requestId();
        Intent intent = intents.get(refund.intent());
        if (refund.amount() <= 0 || intent.status != IntentStatus.SUCCEEDED) {
            throw new AssertionError("There is nothing to give back: " + refund);
        }
        Input made = refunded.get(id);
        if (made != null) {
            return made;
        }
        ParkReason no = null;
        if (intent.disputed) {
            no = ParkReason.DISPUTED;
        } else if (intent.givenBack() + intent.givenOutside + refund.amount() > intent.taken) {
            no = ParkReason.REFUNDED_OUTSIDE;
        } else if (!quiet && chance.nextInt(6) == 0) {
            no = ParkReason.REFUND_FAILED;
        }
        Refund.Status status = no != null
                ? Refund.Status.FAILED
                : chance.nextInt(3) == 0 ? Refund.Status.PENDING : Refund.Status.SUCCEEDED;
        intent.given.add(new Given(refund.refundId(), refund.amount(), status));
        made = new Input.RefundEnded(now, id, refund.refundId(), status, no);
        refunded.put(id, made);
        return made;
    }

    private Input lookAtRefund(PaymentRequest.Look look, Instant now) {
        if (!quiet && chance.nextInt(4) == 0) {
            return new Input.RefundUnknown(now, look.requestId(), look.refundId());
        }
        Given given = intents.get(look.intent()).last(look.refundId());
        if (quiet && given.status == Refund.Status.PENDING) {
            given.status = Refund.Status.SUCCEEDED;
        }
        return Input.RefundEnded.well(now, look.requestId(), look.refundId(), given.status);
    }

    /** What a bank does later: a pending refund ends, one that went through comes back. */
    void bank(Instant now) {
        for (Intent intent : intents.values()) {
            for (Given given : intent.given) {
                boolean fails = chance.nextBoolean();
                if (given.status == Refund.Status.PENDING) {
                    given.status = fails ? Refund.Status.FAILED : Refund.Status.SUCCEEDED;
                    tell(given, now, chance.nextInt(3));
                } else if (given.status == Refund.Status.SUCCEEDED && chance.nextInt(3) == 0) {
                    tell(given, now, chance.nextInt(2));
                    given.status = Refund.Status.FAILED;
                    tell(given, now, 1 + chance.nextInt(2));
                }
            }
        }
    }

    private void tell(Given given, Instant now, int copies) {
        for (int i = 0; i < copies; i++) {
            events.add(new Input.RefundTold(now, given.refundId, given.status));
        }
    }

    private Input open(PaymentRequest.Open open, Instant now) {
        if (!quiet && random.nextInt(4) == 0) {
            boolean busy = random.nextBoolean();
            Refusal reason = busy ? Refusal.PAYMENT_BUSY : Refusal.PAYMENT_UNAVAILABLE;
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
