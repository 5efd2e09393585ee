package io.seatlog.ingest.sell;

import io.seatlog.ingest.gate.HoldRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that went to the log and was not heard of yet, with all who wait for its reply. */
final class SentHold {

    private final String commandId;
    private final HoldRequest request;
    private final long sentAt;
    private final @Nullable SaleCounter sale;
    private List<Ticket> tickets = new ArrayList<>(1);
    private volatile boolean settled;

    SentHold(String commandId, HoldRequest request, long sentAt, @Nullable SaleCounter sale, Ticket first) {
        this.commandId = commandId;
        this.request = request;
        this.sentAt = sentAt;
        this.sale = sale;
        tickets.add(first);
    }

    String commandId() {
        return commandId;
    }

    HoldRequest request() {
        return request;
    }

    long sentAt() {
        return sentAt;
    }

    /** The showtime's counter; none where the view does not know the showtime. */
    @Nullable
    SaleCounter sale() {
        return sale;
    }

    /** Whether it was heard of, or waited for long enough. */
    boolean isSettled() {
        return settled;
    }

    synchronized void join(Ticket ticket) {
        tickets.add(ticket);
    }

    /** Everybody who waits; nobody waits afterwards. */
    synchronized List<Ticket> takeTickets() {
        List<Ticket> all = tickets;
        tickets = new ArrayList<>(0);
        settled = true;
        return all;
    }
}
