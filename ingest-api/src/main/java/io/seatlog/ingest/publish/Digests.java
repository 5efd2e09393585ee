package io.seatlog.ingest.publish;

import io.seatlog.ingest.plan.CanonicalDigest;
import io.seatlog.layout.Point;
import io.seatlog.wire.CategoryPrice;
import io.seatlog.wire.Policy;
import io.seatlog.wire.RefundPolicy;
import io.seatlog.wire.ShowtimeTexts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The digests, of SHA-256, under which texts and drafts are stored. */
final class Digests {

    /** 128 bits: enough that no two drafts of a showtime have the same. */
    private static final int HALF = 32;

    private Digests() {}

    /** Digest of a showtime's texts. */
    static String texts(ShowtimeTexts texts) {
        return new CanonicalDigest("texts 1")
                .add(texts.getEventId())
                .add(texts.getEvent())
                .add(texts.getVenue())
                .add(texts.getTimeZone())
                .hex();
    }

    /**
     * Digest of a draft: of all that opens with it. Its first half is {@link #seats}, its second is of the policy; texts are
     * in the policy, by their own digest.
     */
    static String draft(String planId, Policy policy, @Nullable Point focalPoint, List<String> blocked) {
        CanonicalDigest digest = new CanonicalDigest("policy 1");
        add(digest, policy);
        return seats(planId, focalPoint, blocked) + digest.hex().substring(0, HALF);
    }

    /** What of a draft never changes once it is open: plan, focal point and the seats blocked from the start. */
    static String seats(String planId, @Nullable Point focalPoint, List<String> blocked) {
        CanonicalDigest digest = new CanonicalDigest("seats 1").add(planId);
        if (focalPoint == null) {
            digest.add("no focal point");
        } else {
            digest.add("focal point").add(focalPoint.x()).add(focalPoint.y());
        }
        digest.add(blocked.size());
        blocked.stream().sorted().forEach(digest::add);
        return digest.hex().substring(0, HALF);
    }

    private static void add(CanonicalDigest digest, Policy policy) {
        digest.add(policy.getStartsAt().toEpochMilli());
        digest.add(policy.getEndsAt() == null ? -1 : policy.getEndsAt().toEpochMilli());
        digest.add(policy.getSalesOpenAt().toEpochMilli());
        digest.add(policy.getSalesCloseAt().toEpochMilli());
        digest.add(policy.getCurrency()).add(policy.getHoldForMs());
        digest.add(policy.getMaxSeatsPerCustomer()).add(policy.getKeepForMs());
        RefundPolicy refund = policy.getRefund();
        digest.add(refund == null ? -1 : refund.getUntil().toEpochMilli());
        digest.add(refund == null ? -1 : refund.getKeep());
        digest.add(policy.getPrices().size());
        for (CategoryPrice price : policy.getPrices()) {
            digest.add(price.getCategory()).add(price.getPrice().getAmount());
            digest.add(price.getPrice().getFee()).add(price.getPrice().getTaxRate());
        }
        digest.add(policy.getOnlyIfNamed().size());
        policy.getOnlyIfNamed().forEach(digest::add);
        digest.add(policy.getTexts());
    }
}
