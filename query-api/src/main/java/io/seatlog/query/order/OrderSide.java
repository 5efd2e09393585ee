package io.seatlog.query.order;

import io.seatlog.id.InstallationSecret;
import io.seatlog.query.http.Cursor;
import io.seatlog.query.http.Owner;
import io.seatlog.query.view.ShowtimeViews;
import io.seatlog.serde.RecordCodec;
import java.time.Clock;
import reactor.netty.http.client.HttpClient;

/** Puts together what answers about orders. */
public final class OrderSide {

    private final OrderReads reads;
    private final OrderHandler orders;
    private final OrganizerHandler organizers;
    private final InternalRoutes internal;

    /**
     * The whole side.
     *
     * @param local  what this instance keeps
     * @param places where the rest is
     */
    public OrderSide(
            LocalOrders local,
            OrderPlaces places,
            ShowtimeViews views,
            Owner owner,
            RecordCodec codec,
            InstallationSecret secret,
            HttpClient http,
            Clock clock) {
        Forwarding forwarding = new Forwarding(secret, codec);
        this.reads = new OrderReads(places, local, http, forwarding);
        Cursor.Seal seal = new Cursor.Seal(secret);
        this.orders = new OrderHandler(reads, owner, new OrderJson(secret), seal, clock);
        this.organizers = new OrganizerHandler(reads, views, owner, seal, clock);
        this.internal = new InternalRoutes(local, forwarding);
    }

    /** Asks whichever instances have the orders. */
    public OrderReads reads() {
        return reads;
    }

    /** Answers about a customer's own orders. */
    public OrderHandler orders() {
        return orders;
    }

    /** Answers to organisers. */
    public OrganizerHandler organizers() {
        return organizers;
    }

    /** Answers to other instances. */
    public InternalRoutes internal() {
        return internal;
    }
}
