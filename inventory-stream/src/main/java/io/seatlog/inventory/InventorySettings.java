package io.seatlog.inventory;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the app runs; none of it changes a decision.
 *
 * @param commitInterval how often decisions become visible; shorter is not faster, each commit costs. Decisions on commands
 *                       that waited long come in larger commits
 * @param heapSeats      seats and order ids of the houses used last that a partition keeps decoded on the heap,
 *                       about 50 bytes each; one house always stays, however large
 */
@ConfigurationProperties("seatlog.inventory")
record InventorySettings(
        @DefaultValue("6ms") Duration commitInterval,
        @DefaultValue("300000") int heapSeats) {

    private static final Duration COMMIT_MIN = Duration.ofMillis(2);
    private static final Duration COMMIT_MAX = Duration.ofSeconds(5);

    InventorySettings {
        if (commitInterval.compareTo(COMMIT_MIN) < 0 || commitInterval.compareTo(COMMIT_MAX) > 0) {
            throw new IllegalArgumentException("seatlog.inventory.commit-interval is 2 ms to 5 s");
        }
        if (heapSeats < 0) {
            throw new IllegalArgumentException("seatlog.inventory.heap-seats is 0 or more");
        }
    }
}
