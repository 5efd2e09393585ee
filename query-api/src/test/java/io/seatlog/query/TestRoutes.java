package io.seatlog.query;

import io.seatlog.id.InstallationSecret;
import io.seatlog.query.catalogue.Catalogue;
import io.seatlog.query.catalogue.CatalogueHandler;
import io.seatlog.query.catalogue.Plans;
import io.seatlog.query.catalogue.Seats;
import io.seatlog.query.catalogue.Tables;
import io.seatlog.query.feed.FeedHandler;
import io.seatlog.query.feed.FeedHub;
import io.seatlog.query.http.Cors;
import io.seatlog.query.http.Cursor;
import io.seatlog.query.http.Owner;
import io.seatlog.query.order.LocalOrders;
import io.seatlog.query.order.OrderPlaces;
import io.seatlog.query.order.OrderSide;
import io.seatlog.query.order.OrderStores;
import io.seatlog.query.order.OrderWaits;
import io.seatlog.query.showtime.Arrivals;
import io.seatlog.query.showtime.ShowtimeHandler;
import io.seatlog.query.ticket.TicketSide;
import io.seatlog.query.view.ShowtimeViews;
import io.seatlog.serde.LocalSchemaIds;
import io.seatlog.serde.WireCodec;
import io.seatlog.ticket.TicketKeys;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;

/** The routes without brokers. */
final class TestRoutes {

    private TestRoutes() {}

    static List<String> patterns() {
        return routes(new ShowtimeViews()).patterns();
    }

    static QueryRoutes routes(ShowtimeViews views) {
        Clock clock = Clock.systemUTC();
        Scheduler here = Schedulers.immediate();
        InstallationSecret secret = new InstallationSecret(new byte[32]);
        Cursor.Seal seal = new Cursor.Seal(secret);
        Tables tables = (topic, key) -> Optional.empty();
        Catalogue catalogue = new Catalogue(tables);
        WireCodec codec = new WireCodec(new LocalSchemaIds());
        LocalOrders local = new LocalOrders(new OrderStores(null), new OrderWaits(), codec, here, 1);
        Owner owner = new Owner(authorization -> Mono.empty(), secret);
        OrderSide side = new OrderSide(
                local,
                new OrderPlaces(Optional::empty, null, 1),
                views,
                owner,
                codec,
                secret,
                HttpClient.create(),
                clock);
        return new QueryRoutes(
                new ShowtimeHandler(views, catalogue, new Seats(tables, catalogue), seal, clock, here),
                new CatalogueHandler(catalogue, new Plans(catalogue, here::schedule, 1_000), seal),
                new FeedHandler(new Arrivals(views), new FeedHub(views, clock, 1)),
                side,
                new TicketSide(side.reads(), owner, new TicketKeys(secret, 1, 1), views, catalogue, seal, here),
                new Cors(Set.of()));
    }
}
