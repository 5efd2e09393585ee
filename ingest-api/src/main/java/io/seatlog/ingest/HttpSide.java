package io.seatlog.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.seatlog.ingest.door.AdmissionCall;
import io.seatlog.ingest.edge.ClientAddress;
import io.seatlog.ingest.edge.Doorman;
import io.seatlog.ingest.edge.Problems;
import io.seatlog.ingest.edge.Route;
import io.seatlog.ingest.edge.RouteTable;
import io.seatlog.ingest.edge.Shield;
import io.seatlog.ingest.edge.ShortPath;
import io.seatlog.ingest.log.Catalogue;
import io.seatlog.ingest.log.CommandLog;
import io.seatlog.ingest.log.SaleViews;
import io.seatlog.ingest.log.SeatLog;
import io.seatlog.ingest.publish.PublishingCalls;
import io.seatlog.ingest.sell.CancellationCalls;
import io.seatlog.ingest.sell.ContactCalls;
import io.seatlog.ingest.sell.GuestCall;
import io.seatlog.ingest.sell.HoldCall;
import io.seatlog.ingest.sell.HoldDesk;
import io.seatlog.ingest.sell.InFlight;
import io.seatlog.ingest.sell.OrderCalls;
import io.seatlog.ingest.sell.OrderDesk;
import io.seatlog.ingest.sell.ParkedCalls;
import io.seatlog.ingest.sell.RefundCalls;
import io.seatlog.ingest.sell.ReturnUrls;
import io.seatlog.ingest.sell.WebhookCall;
import io.seatlog.ingest.sell.Webhooks;
import io.seatlog.runtime.http.Readiness;
import io.seatlog.runtime.http.RequestRepair;
import io.seatlog.runtime.kafka.LogReader;
import io.seatlog.runtime.kafka.TopicSetup;
import io.seatlog.runtime.token.InstallationSettings;
import io.seatlog.runtime.token.TokenSettings;
import io.seatlog.runtime.token.TokenVerifier;
import io.seatlog.ticket.TicketKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;

/** Wires what answers requests. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    IngestSettings.class,
    TicketSettings.class,
    InstallationSettings.class,
    TokenSettings.class
})
class HttpSide {

    @Bean
    Doorman doorman(TokenSettings tokens, InstallationSettings installation) {
        return new Doorman(
                new TokenVerifier(tokens, List.of(installation.guests()), installation.key()), installation.key());
    }

    @Bean
    InFlight inFlight(IngestSettings settings) {
        return new InFlight(settings.inFlightMax(), settings.inFlightPerCustomerMax());
    }

    @Bean
    LastAnswers lastAnswers(InFlight inFlight) {
        return new LastAnswers(inFlight::count);
    }

    @Bean
    HoldCall holdCall(Doorman doorman, HoldDesk desk, InFlight inFlight, InstallationSettings installation) {
        return new HoldCall(doorman, desk, inFlight, installation.key());
    }

    @Bean
    PublishingCalls publishingCalls(
            Doorman doorman,
            IngestSettings settings,
            SaleViews views,
            Catalogue catalogue,
            @Qualifier("publishingLog") CommandLog log,
            @Qualifier("publishingSeatLog") SeatLog seats,
            @Qualifier("seatLog") SeatLog changes) {
        return new PublishingCalls(doorman, settings.priceMin(), views, catalogue, log, seats, changes);
    }

    @Bean
    OrderDesk orderDesk(Doorman doorman, InFlight inFlight) {
        return new OrderDesk(doorman, inFlight);
    }

    @Bean
    RefundCalls refundCalls(OrderDesk desk, @Qualifier("orderLog") SeatLog orders) {
        return new RefundCalls(desk, orders);
    }

    @Bean
    CancellationCalls cancellationCalls(
            Doorman doorman,
            SaleViews views,
            @Qualifier("seatLog") SeatLog seats,
            @Qualifier("orderLog") SeatLog orders) {
        return new CancellationCalls(doorman, views, seats, orders);
    }

    @Bean
    ParkedCalls parkedCalls(Doorman doorman, @Qualifier("orderLog") SeatLog orders) {
        return new ParkedCalls(doorman, orders);
    }

    @Bean
    ContactCalls contactCalls(Doorman doorman, @Qualifier("commandLog") CommandLog log) {
        return new ContactCalls(doorman, log);
    }

    @Bean
    OrderCalls orderCalls(
            OrderDesk desk,
            IngestSettings settings,
            HoldDesk holds,
            @Qualifier("seatLog") SeatLog seats,
            @Qualifier("orderLog") SeatLog orders,
            @Qualifier("commandLog") CommandLog log) {
        ReturnUrls returnUrls = new ReturnUrls(settings.publicOrigin(), settings.returnOrigins());
        return new OrderCalls(desk, holds, seats, orders, log, returnUrls);
    }

    @Bean
    GuestCall guestCall(InstallationSettings installation, IngestSettings settings) {
        ClientAddress addresses = new ClientAddress(settings.trustedProxies());
        return new GuestCall(installation.guests(), addresses, System::currentTimeMillis);
    }

    @Bean
    WebhookCall webhookCall(IngestSettings settings, @Qualifier("commandLog") CommandLog log, MeterRegistry meters) {
        Webhooks signatures = new Webhooks(settings.webhookSecrets(), System::currentTimeMillis);
        return new WebhookCall(signatures, settings.livemode(), log, meters);
    }

    @Bean
    AdmissionCall admissionCall(
            Doorman doorman,
            InFlight inFlight,
            InstallationSettings installation,
            TicketSettings tickets,
            @Qualifier("orderLog") SeatLog orders,
            MeterRegistry meters) {
        TicketKeys keys = new TicketKeys(installation.key(), tickets.oldestKeyId(), tickets.keyId());
        return new AdmissionCall(doorman, inFlight, keys, orders, meters);
    }

    @Bean
    MoneyRoutes moneyRoutes(
            RefundCalls refunds, CancellationCalls cancellations, ParkedCalls parked, ContactCalls contacts) {
        return new MoneyRoutes(Stream.of(refunds.routes(), cancellations.routes(), parked.routes(), contacts.routes())
                .flatMap(List::stream)
                .toList());
    }

    /** Calls about money and about who paid it. */
    record MoneyRoutes(List<Route> list) {}

    @Bean
    IngestRoutes ingestRoutes(
            PublishingCalls publishing,
            OrderCalls orders,
            AdmissionCall admissions,
            MoneyRoutes money,
            GuestCall guests,
            WebhookCall webhook) {
        List<Route> all = new ArrayList<>(publishing.routes());
        all.addAll(orders.routes());
        all.addAll(admissions.routes());
        all.addAll(money.list());
        all.addAll(guests.routes());
        all.addAll(webhook.routes());
        all.add(new Route(HttpMethod.POST, HoldCall.PATTERN, request -> Mono.error(new IllegalStateException())));
        return new IngestRoutes(all);
    }

    @Bean
    RouterFunction<ServerResponse> routes(IngestRoutes all) {
        return RouteTable.of(all.list());
    }

    @Bean
    Problems problems() {
        return new Problems();
    }

    /** For the server that runs with this app. */
    @Bean
    NettyServerCustomizer requestRepair() {
        return RequestRepair::in;
    }

    /** For the server that runs with this app. */
    @Bean
    NettyServerCustomizer shortPath(HoldCall holds) {
        return server -> ShortPath.in(server, () -> holds);
    }

    /** In front of WebFlux's own: the purchase call never gets there. */
    @Bean
    HttpHandler httpHandler(ApplicationContext context, HoldCall holds, IngestSettings settings) {
        HttpHandler webFlux = WebHttpHandlerBuilder.applicationContext(context).build();
        return new Shield(holds, webFlux, Set.copyOf(settings.corsOrigins()));
    }

    @Bean
    Readiness ingest(
            TopicSetup topics,
            Warmth warmth,
            @Qualifier("seatReplyReader") LogReader seatReplies,
            @Qualifier("orderReplyReader") LogReader orderReplies,
            @Qualifier("viewReader") LogReader view,
            @Qualifier("catalogueReader") LogReader catalogue) {
        return new Readiness()
                .needs("topics", topics::isRunning)
                .needs("producers", warmth::isWarm)
                .needs("seat-replies", seatReplies::isReady)
                .needs("order-replies", orderReplies::isReady)
                .needs("view", view::isReady)
                .needs("catalogue", catalogue::isReady);
    }
}
