package io.seatlog.query;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.seatlog.id.InstallationSecret;
import io.seatlog.query.catalogue.Catalogue;
import io.seatlog.query.catalogue.CatalogueHandler;
import io.seatlog.query.catalogue.Plans;
import io.seatlog.query.catalogue.Seats;
import io.seatlog.query.catalogue.Tables;
import io.seatlog.query.feed.FeedHandler;
import io.seatlog.query.feed.FeedHub;
import io.seatlog.query.http.Callers;
import io.seatlog.query.http.Cors;
import io.seatlog.query.http.Cursor;
import io.seatlog.query.http.Owner;
import io.seatlog.query.http.ProblemException;
import io.seatlog.query.order.LocalOrders;
import io.seatlog.query.order.OrderPlaces;
import io.seatlog.query.order.OrderSide;
import io.seatlog.query.showtime.Arrivals;
import io.seatlog.query.showtime.HotReads;
import io.seatlog.query.showtime.ShowtimeHandler;
import io.seatlog.query.ticket.TicketSide;
import io.seatlog.query.view.ShowtimeViews;
import io.seatlog.reason.Reason;
import io.seatlog.runtime.http.Readiness;
import io.seatlog.runtime.http.RequestRepair;
import io.seatlog.runtime.streams.StreamsLifecycle;
import io.seatlog.runtime.token.InstallationSettings;
import io.seatlog.runtime.token.TokenException;
import io.seatlog.runtime.token.TokenSettings;
import io.seatlog.runtime.token.TokenVerifier;
import io.seatlog.serde.RecordCodec;
import io.seatlog.ticket.TicketKeys;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.client.HttpClient;

/** Wires what answers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    QuerySettings.class,
    TicketSettings.class,
    InstallationSettings.class,
    TokenSettings.class
})
class HttpSide {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Callers callers(TokenSettings tokens, InstallationSettings installation) {
        TokenVerifier verifier = new TokenVerifier(tokens, List.of(installation.guests()), installation.key());
        return authorization -> verifier.verify(authorization).onErrorMap(TokenException.class, HttpSide::refused);
    }

    private static ProblemException refused(TokenException refused) {
        Reason reason =
                switch (refused.fault()) {
                    case MISSING -> Reason.UNAUTHENTICATED;
                    case INVALID -> Reason.TOKEN_INVALID;
                    case KEYS_UNAVAILABLE -> Reason.OVERLOADED;
                };
        String detail = refused.getMessage();
        return new ProblemException(reason, detail == null ? reason.title() : detail);
    }

    @Bean
    FeedHub feedHub(ShowtimeViews views, Clock clock, QuerySettings settings, MeterRegistry meters) {
        FeedHub hub = new FeedHub(views, clock, settings.feedConnectionsMax());
        Gauge.builder("seatlog.query.feeds", hub, FeedHub::connections).register(meters);
        return hub;
    }

    @Bean
    ShowtimeHandler showtimeHandler(
            ShowtimeViews views,
            Catalogue catalogue,
            Tables tables,
            InstallationSettings installation,
            Clock clock,
            Scheduler reading) {
        return new ShowtimeHandler(
                views, catalogue, new Seats(tables, catalogue), new Cursor.Seal(installation.key()), clock, reading);
    }

    @Bean
    CatalogueHandler catalogueHandler(
            Catalogue catalogue, InstallationSettings installation, QuerySettings settings, Scheduler reading) {
        Executor worker = reading::schedule;
        Plans plans = new Plans(catalogue, worker, settings.planCache().toBytes());
        return new CatalogueHandler(catalogue, plans, new Cursor.Seal(installation.key()));
    }

    @Bean
    Owner owner(Callers callers, InstallationSettings installation) {
        return new Owner(callers, installation.key());
    }

    @Bean
    TicketSide ticketSide(
            OrderSide orders,
            Owner owner,
            InstallationSettings installation,
            TicketSettings settings,
            ShowtimeViews views,
            Catalogue catalogue,
            Scheduler reading) {
        TicketKeys keys = new TicketKeys(installation.key(), settings.oldestKeyId(), settings.keyId());
        return new TicketSide(
                orders.reads(), owner, keys, views, catalogue, new Cursor.Seal(installation.key()), reading);
    }

    @Bean
    OrderSide orderSide(
            LocalOrders local,
            OrderPlaces places,
            ShowtimeViews views,
            Owner owner,
            RecordCodec codec,
            InstallationSettings installation,
            Clock clock) {
        InstallationSecret secret = installation.key();
        return new OrderSide(local, places, views, owner, codec, secret, HttpClient.create(), clock);
    }

    @Bean
    QueryRoutes queryRoutes(
            ShowtimeHandler showtimes,
            CatalogueHandler catalogue,
            ShowtimeViews views,
            FeedHub hub,
            OrderSide orders,
            TicketSide tickets,
            QuerySettings settings) {
        Cors cors = new Cors(Set.copyOf(settings.corsOrigins()));
        return new QueryRoutes(showtimes, catalogue, new FeedHandler(new Arrivals(views), hub), orders, tickets, cors);
    }

    @Bean
    RouterFunction<ServerResponse> routes(QueryRoutes routes) {
        return routes.build();
    }

    /** For the server that runs with this app. */
    @Bean
    NettyServerCustomizer requestRepair() {
        return RequestRepair::in;
    }

    /** What every server in front of this app is given. */
    @Bean
    HttpHandler httpHandler(ApplicationContext context, ShowtimeViews views, MeterRegistry meters) {
        return new HotReads(
                views, WebHttpHandlerBuilder.applicationContext(context).build(), meters);
    }

    /** Orders can be read and every table has been read to its end. */
    @Bean
    Readiness query(StreamsLifecycle streams, ShowtimeViews views) {
        return new Readiness().needs("streams", streams.health()::isReady).needs("views", views::isLive);
    }
}
