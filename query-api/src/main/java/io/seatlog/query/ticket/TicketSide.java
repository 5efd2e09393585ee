package io.seatlog.query.ticket;

import io.seatlog.query.catalogue.Catalogue;
import io.seatlog.query.http.Cursor;
import io.seatlog.query.http.Owner;
import io.seatlog.query.order.OrderReads;
import io.seatlog.query.view.ShowtimeViews;
import io.seatlog.ticket.TicketKeys;
import reactor.core.scheduler.Scheduler;

/** Puts together what answers about tickets. */
public final class TicketSide {

    private final TicketHandler tickets;
    private final TicketPageHandler pages;
    private final DoorHandler door;

    /**
     * The whole side.
     *
     * @param worker signs and draws
     */
    public TicketSide(
            OrderReads orders,
            Owner owner,
            TicketKeys keys,
            ShowtimeViews views,
            Catalogue catalogue,
            Cursor.Seal seal,
            Scheduler worker) {
        this.tickets = new TicketHandler(orders, owner, keys, worker);
        this.pages = new TicketPageHandler(orders, owner, keys, views, catalogue, worker);
        this.door = new DoorHandler(orders, views, owner, seal, keys);
    }

    /** Answers about the tickets of an order, and the keys. */
    public TicketHandler tickets() {
        return tickets;
    }

    /** Answers to those at the door. */
    public DoorHandler door() {
        return door;
    }

    /** Pages to show at the door. */
    public TicketPageHandler pages() {
        return pages;
    }
}
